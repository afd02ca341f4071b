import NIOConcurrencyHelpers

/// Whether this process can do its work now: each part says so under its own name.
package final class Readiness: Sendable {
    /// What a part says of itself.
    package enum Status: Sendable, Equatable {
        case ready
        case waiting(String)
    }

    private let checks = NIOLockedValueBox<[String: @Sendable () -> Status]>([:])

    package init() {}

    package func register(_ name: String, _ check: @escaping @Sendable () -> Status) {
        checks.withLockedValue { $0[name] = check }
    }

    /// Each part's status, sorted by name.
    package func report() -> [(name: String, status: Status)] {
        checks.withLockedValue { $0 }.sorted { $0.key < $1.key }.map { ($0.key, $0.value()) }
    }

    package var isReady: Bool {
        report().allSatisfy { $0.status == .ready }
    }
}
