/// A message with its destination.
package struct AMQPPublication: Sendable, Hashable {
    package var message: AMQPMessage
    /// Empty: the default exchange, whose routing key is a queue's name.
    package var exchange: String
    package var routingKey: String
    /// Asks the broker to return the message when no queue takes it. An exchange with an alternate swallows the return.
    package var mandatory: Bool

    package init(message: AMQPMessage, exchange: String, routingKey: String, mandatory: Bool = true) {
        self.message = message
        self.exchange = exchange
        self.routingKey = routingKey
        self.mandatory = mandatory
    }
}
