package import AMQP

extension Metrics {
    /// The figures of one broker connection.
    package func amqp(_ statistics: AMQPStatistics, connection: String) {
        let figures: [(String, String, Int)] = [
            ("amqp_connects", "Connections that were established.", statistics.connects),
            ("amqp_losses", "Connections that were lost.", statistics.losses),
            ("amqp_published", "Messages that were written to the broker.", statistics.published),
            ("amqp_confirmed", "Messages that the broker confirmed.", statistics.confirmed),
            ("amqp_nacked", "Messages that the broker refused.", statistics.nacked),
            ("amqp_returned", "Messages that no queue took.", statistics.returned),
            ("amqp_delivered", "Messages that were delivered.", statistics.delivered),
            ("amqp_redelivered", "Messages that came again.", statistics.redelivered),
        ]
        for (name, help, value) in figures {
            set(name, help, to: Double(value), labels: ["connection": connection])
        }
    }
}
