import Model
import NIOConcurrencyHelpers

@testable import GatewayService

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Accounts without a database.
final class MemoryAccounts: Accounts {
    private struct State {
        var accounts: [AccountID: (account: Account, password: String?)] = [:]
        var sessions: [[UInt8]: (account: AccountID, family: UUID, isReplaced: Bool)] = [:]
        var failures: [LoginHash: (count: Int, until: Timestamp?)] = [:]
    }

    private let state = NIOLockedValueBox(State())

    func find(login: String) async throws -> (account: Account, password: String?)? {
        state.withLockedValue { $0.accounts.values.first { $0.account.login == login } }
    }

    func find(_ id: AccountID) async throws -> Account? {
        state.withLockedValue { $0.accounts[id]?.account }
    }

    func create(_ account: Account, password: String?) async throws -> Bool {
        state.withLockedValue { state in
            if let login = account.login, state.accounts.values.contains(where: { $0.account.login == login }) {
                return false
            }
            state.accounts[account.id] = (account, password)
            return true
        }
    }

    func correct(_ id: AccountID, displayName: String?, phone: String?) async throws -> Account? {
        state.withLockedValue { state in
            guard let known = state.accounts[id] else { return nil }
            let phone = phone ?? known.account.phone
            let account = Account(
                id: id,
                role: known.account.role,
                login: known.account.login,
                displayName: displayName ?? known.account.displayName,
                scope: known.account.scope,
                phone: phone?.isEmpty == true ? nil : phone
            )
            state.accounts[id] = (account, known.password)
            return account
        }
    }

    func open(_ session: NewSession) async throws {
        state.withLockedValue { $0.sessions[session.hash] = (session.account, session.family, false) }
    }

    func rotate(
        _ hash: [UInt8],
        to replacement: [UInt8],
        now: Timestamp,
        life: @escaping @Sendable (Role) -> Duration
    ) async throws -> Rotation {
        state.withLockedValue { state in
            guard let session = state.sessions[hash], let known = state.accounts[session.account] else {
                return .refused
            }
            guard !session.isReplaced else {
                state.sessions = state.sessions.filter { $0.value.family != session.family }
                return .refused
            }
            state.sessions[hash]?.isReplaced = true
            state.sessions[replacement] = (session.account, session.family, false)
            return .rotated(known.account, family: session.family)
        }
    }

    func revoke(family: UUID) async throws {
        state.withLockedValue { state in state.sessions = state.sessions.filter { $0.value.family != family } }
    }

    func blocked(_ login: LoginHash, now: Timestamp) async throws -> Timestamp? {
        state.withLockedValue { $0.failures[login]?.until }
    }

    func recordFailure(_ login: LoginHash, now: Timestamp) async throws {
        state.withLockedValue { state in
            let count = (state.failures[login]?.count ?? 0) + 1
            state.failures[login] = (count, SignInThrottle.wait(after: count).map { now + $0 })
        }
    }

    func clearFailures(_ login: LoginHash) async throws {
        state.withLockedValue { $0.failures[login] = nil }
    }
}
