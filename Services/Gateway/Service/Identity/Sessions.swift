import Identity
import Model

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Sign-in, refresh and sign-out, for everybody.
struct Sessions: Sendable {
    /// Life of a refresh token of staff: a working week.
    static let staffLife = Duration.seconds(7 * 86_400)
    /// Life of a citizen's refresh token: a device account lives by it alone.
    static let citizenLife = Duration.seconds(400 * 86_400)

    let accounts: any Accounts
    let tokens: AccessTokens
    let passwords: PasswordDesk

    /// - Throws: `Problem` 401 for a wrong login or password alike, 429 while the login is blocked.
    func signIn(login: String, password: String, now: Timestamp) async throws -> TokensAnswer {
        let key = LoginHash(login)
        if let blockedUntil = try await accounts.blocked(key, now: now), blockedUntil > now {
            throw Problem.signInBlocked(retryAfter: Self.wholeSeconds(blockedUntil - now))
        }
        let found = try await accounts.find(login: login.lowercased())
        let stored = found?.password.flatMap { PasswordHash(stored: $0) }
        guard try await passwords.matches(password, stored), let found else {
            try await accounts.recordFailure(key, now: now)
            throw Problem.wrongPassword
        }
        try await accounts.clearFailures(key)
        return try await open(for: found.account, now: now)
    }

    /// An anonymous account of a device, or a registered one.
    func register(_ request: NewCitizen, now: Timestamp) async throws -> TokensAnswer {
        let password: String?
        if let plain = request.password {
            password = try await passwords.hash(plain).stored
        } else {
            password = nil
        }
        let account = Account(
            id: .new(at: now),
            role: .citizen,
            login: request.login?.lowercased(),
            displayName: request.displayName ?? "",
            scope: .own
        )
        guard try await accounts.create(account, password: password) else { throw Problem.loginTaken }
        return try await open(for: account, now: now)
    }

    func refresh(_ text: String, now: Timestamp) async throws -> TokensAnswer {
        let replacement = RefreshToken()
        let rotation = try await accounts.rotate(
            RefreshToken(text).hash,
            to: replacement.hash,
            now: now,
            life: Self.life(of:)
        )
        guard case .rotated(let account, let family) = rotation else { throw Problem.badRefreshToken }
        return try await answer(account, family: family, refresh: replacement, now: now)
    }

    private func open(for account: Account, now: Timestamp) async throws -> TokensAnswer {
        let refresh = RefreshToken()
        let family = UUID()
        try await accounts.open(
            NewSession(
                account: account.id,
                family: family,
                hash: refresh.hash,
                expiresAt: now + Self.life(of: account.role)
            )
        )
        return try await answer(account, family: family, refresh: refresh, now: now)
    }

    private func answer(
        _ account: Account,
        family: UUID,
        refresh: RefreshToken,
        now: Timestamp
    ) async throws -> TokensAnswer {
        let viewer = Viewer(account: account.id, role: account.role, scope: account.scope, family: family)
        return TokensAnswer(
            accessToken: try await tokens.issue(to: viewer, now: now),
            expiresIn: Int(AccessTokens.life.components.seconds),
            refreshToken: refresh.text,
            account: AccountAnswer(account)
        )
    }

    @Sendable static func life(of role: Role) -> Duration {
        role == .citizen ? citizenLife : staffLife
    }

    private static func wholeSeconds(_ duration: Duration) -> Int {
        Int(duration.components.seconds) + 1
    }
}
