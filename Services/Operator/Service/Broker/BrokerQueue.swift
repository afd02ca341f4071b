/// A queue as the broker's management API lists it.
package struct BrokerQueue: Decodable, Sendable, Equatable {
    package let name: String
    /// Ready and handed out; absent in the first seconds of a queue's life.
    package let messages: Int?
    package let consumers: Int?
}
