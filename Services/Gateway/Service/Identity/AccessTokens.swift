import JWTKit
package import Model
import NIOConcurrencyHelpers

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Makes and reads access tokens: JSON Web Tokens (RFC 7519) with HMAC-SHA-256, alive for 15 minutes at most.
package struct AccessTokens: Sendable {
    /// Life of a token.
    package static let life = Duration.seconds(15 * 60)
    private static let issuer = "renrenpai"

    private struct Claims: JWTPayload {
        var iss: IssuerClaim
        var sub: SubjectClaim
        var exp: ExpirationClaim
        var iat: IssuedAtClaim
        var role: Role
        var scope: AreaScope
        var family: UUID

        // Time is judged by the service's clock, not by the library's.
        func verify(using algorithm: some JWTAlgorithm) throws {}
    }

    private struct Known: Sendable {
        let viewer: Viewer
        /// Seconds since 1970.
        let expiresAt: Int64
    }

    private let keys: JWTKeyCollection
    // A token is verified once; then it is looked up until it expires, because every request carries one.
    private let known = NIOLockedValueBox<[String: Known]>([:])
    private static let roomy = 20_000

    /// - Parameter key: at least 32 bytes, the same for all gateways.
    package init(key: some StringProtocol) async {
        keys = JWTKeyCollection()
        await keys.add(hmac: HMACKey(from: String(key)), digestAlgorithm: .sha256)
    }

    package func issue(to viewer: Viewer, now: Timestamp) async throws -> String {
        let issuedAt = Date(timeIntervalSince1970: Double(now.microseconds / 1_000_000))
        let claims = Claims(
            iss: .init(value: Self.issuer),
            sub: .init(value: viewer.account.description),
            exp: .init(value: issuedAt.addingTimeInterval(Double(Self.life.components.seconds))),
            iat: .init(value: issuedAt),
            role: viewer.role,
            scope: viewer.scope,
            family: viewer.family
        )
        return try await keys.sign(claims)
    }

    /// - Throws: `Problem` 401 when the token is forged, malformed or too old.
    package func verify(_ token: String, now: Timestamp) async throws -> Viewer {
        let seconds = now.microseconds / 1_000_000
        if let known = known.withLockedValue({ $0[token] }) {
            guard seconds < known.expiresAt else { throw Problem.expiredToken }
            return known.viewer
        }
        guard token.utf8.count <= 4096, let claims = try? await keys.verify(token, as: Claims.self),
            claims.iss.value == Self.issuer, let account = AccountID(claims.sub.value)
        else { throw Problem.badToken }
        let expiresAt = Int64(claims.exp.value.timeIntervalSince1970)
        guard seconds < expiresAt else { throw Problem.expiredToken }
        let viewer = Viewer(account: account, role: claims.role, scope: claims.scope, family: claims.family)
        remember(token, Known(viewer: viewer, expiresAt: expiresAt), now: seconds)
        return viewer
    }

    private func remember(_ token: String, _ entry: Known, now: Int64) {
        known.withLockedValue { known in
            if known.count >= Self.roomy {
                known = known.filter { $0.value.expiresAt > now }
                // Still full: all are alive. Forgetting them costs one verification each.
                if known.count >= Self.roomy { known.removeAll(keepingCapacity: true) }
            }
            known[token] = entry
        }
    }
}
