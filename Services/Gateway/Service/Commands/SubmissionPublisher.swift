package import Model

/// The way of a report to intake. Returns when the broker has it safely.
package protocol SubmissionPublisher: Sendable {
    /// - Throws: `Problem` 503 when the broker is not reached or the queue is full.
    func publish(_ report: SubmitReport, traceparent: String?) async throws
}
