/// A binding as the broker's management API lists it.
package struct BrokerBinding: Decodable, Sendable, Equatable {
    package let destination: String
    package let routingKey: String

    enum CodingKeys: String, CodingKey {
        case destination
        case routingKey = "routing_key"
    }
}
