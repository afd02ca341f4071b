package import Model

#if canImport(FoundationEssentials)
    package import FoundationEssentials
#else
    package import Foundation
#endif

/// Where accounts and sessions are kept. Every call throws `Problem` 503 while the database is away.
package protocol Accounts: Sendable {
    /// The account of a login and its stored password; nothing when unknown or disabled.
    func find(login: String) async throws -> (account: Account, password: String?)?
    func find(_ id: AccountID) async throws -> Account?
    /// - Returns: false when the login is taken.
    func create(_ account: Account, password: String?) async throws -> Bool
    /// Corrects what a citizen gave of themselves: nil leaves it as it is, an empty text takes it away.
    /// - Returns: the account afterwards; nothing when it is gone.
    func correct(_ id: AccountID, displayName: String?, phone: String?) async throws -> Account?

    /// Keeps a fresh refresh token.
    func open(_ session: NewSession) async throws
    /// Replaces a refresh token by another of the same family.
    /// - Parameter life: how long the replacement lives, by role.
    func rotate(
        _ hash: [UInt8],
        to replacement: [UInt8],
        now: Timestamp,
        life: @escaping @Sendable (Role) -> Duration
    ) async throws -> Rotation
    /// Ends the whole family of a refresh token; unknown ones are no error.
    func revoke(family: UUID) async throws

    /// Until when a login is blocked, if it is.
    func blocked(_ login: LoginHash, now: Timestamp) async throws -> Timestamp?
    func recordFailure(_ login: LoginHash, now: Timestamp) async throws
    func clearFailures(_ login: LoginHash) async throws
}
