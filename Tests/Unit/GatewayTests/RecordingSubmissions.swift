import Model
import NIOConcurrencyHelpers

@testable import GatewayService

/// Keeps the reports that were published, or fails as the test says.
final class RecordingSubmissions: SubmissionPublisher {
    private let state = NIOLockedValueBox<(published: [SubmitReport], failure: Problem?)>(([], nil))

    var published: [SubmitReport] { state.withLockedValue { $0.published } }

    func fail(with problem: Problem) {
        state.withLockedValue { $0.failure = problem }
    }

    func publish(_ report: SubmitReport, traceparent: String?) async throws {
        if let failure = state.withLockedValue({ $0.failure }) { throw failure }
        state.withLockedValue { $0.published.append(report) }
    }
}
