import Dispatch
package import Identity
import Photos

/// Hashes and compares passwords on threads of its own, few at a time.
package struct PasswordDesk: Sendable {
    /// So many wait at most; more are turned away, because each costs 45 ms of a core.
    private static let queueLimit = 64

    private let queue = DispatchQueue(label: "gateway.passwords", attributes: .concurrent)
    private let places = Turnstile(places: 2, waiting: Self.queueLimit)
    // Compared against when there is no such account, so that a missing one takes as long as a wrong password.
    private let decoy: PasswordHash

    package init() throws {
        decoy = try PasswordHash(of: "nobody's password")
    }

    /// - Throws: `Problem` 503 when too many wait.
    package func hash(_ password: String) async throws -> PasswordHash {
        try await work { try PasswordHash(of: password) }
    }

    /// - Parameter stored: nothing for an unknown account.
    package func matches(_ password: String, _ stored: PasswordHash?) async throws -> Bool {
        let decoy = decoy
        return try await work {
            guard let stored else {
                _ = decoy.matches(password)
                return false
            }
            return stored.matches(password)
        }
    }

    private func work<Result: Sendable>(_ body: @escaping @Sendable () throws -> Result) async throws -> Result {
        do {
            return try await places.pass {
                try await withCheckedThrowingContinuation { continuation in
                    queue.async { continuation.resume(with: Swift.Result(catching: body)) }
                }
            }
        } catch is Turnstile.Full {
            throw Problem.unavailable("sign-in is busy", retryAfter: 2)
        }
    }
}
