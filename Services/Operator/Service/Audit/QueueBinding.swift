/// A durable queue that takes one type of event, as the broker itself knows it.
package struct QueueBinding: Sendable, Hashable {
    /// `<service>.<kind>`, which is also the consumer's name in `handled`.
    package let queue: String
    /// Such as `report.registered.v1`.
    package let type: String

    package init(queue: String, type: String) {
        self.queue = queue
        self.type = type
    }

    /// From a topic binding `<type>.*` to a queue; nil for one of another form.
    init?(queue: String, pattern: String) {
        guard pattern.hasSuffix(".*") else { return nil }
        self.init(queue: queue, type: String(pattern.dropLast(2)))
    }
}
