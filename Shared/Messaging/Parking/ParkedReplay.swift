package import AMQP

/// How a parked message goes back: to the queue that it came from and to no other, with the headers it had.
package struct ParkedReplay: Sendable {
    private let topology: Topology

    package init(topology: Topology) {
        self.topology = topology
    }

    /// Whether it came from the departments' virtual host.
    package func isFromDepartment(_ message: ParkedMessage) -> Bool {
        message.queue == QueueName.departmentReplies.description
    }

    package func publication(of message: ParkedMessage) -> AMQPPublication {
        var properties = AMQPProperties()
        properties.contentType = "application/json"
        properties.isPersistent = true
        properties.messageID = message.messageID
        properties.type = message.type
        properties.headers = message.headers.mapValues { .string($0) }
        let content = AMQPMessage(body: message.body, properties: properties)
        // A department's reply says by its routing key who speaks; the exchange there has the one queue.
        guard !isFromDepartment(message) else {
            return AMQPPublication(
                message: content,
                exchange: message.exchange,
                routingKey: message.routingKey,
                mandatory: true
            )
        }
        return AMQPPublication(
            message: content,
            exchange: "",
            routingKey: topology.prefix + message.queue,
            mandatory: true
        )
    }
}
