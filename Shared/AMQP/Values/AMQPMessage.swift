/// A body with its properties; knows nothing of where it goes or came from.
package struct AMQPMessage: Sendable, Hashable {
    package var body: [UInt8]
    package var properties: AMQPProperties

    package init(body: [UInt8], properties: AMQPProperties = AMQPProperties()) {
        self.body = body
        self.properties = properties
    }
}
