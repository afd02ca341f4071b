package import AMQP

/// The answer to a command, on its way to the connection that asked.
package struct Answer: Sendable {
    package let replyTo: String
    package let correlationID: String?
    package let outcome: String

    package var publication: AMQPPublication {
        var properties = AMQPProperties()
        properties.contentType = "application/json"
        properties.correlationID = correlationID
        return AMQPPublication(
            message: AMQPMessage(body: Array(outcome.utf8), properties: properties),
            exchange: "",
            routingKey: replyTo,
            mandatory: false
        )
    }
}
