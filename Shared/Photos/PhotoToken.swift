package import Crypto
package import Model

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// What a service needs to know of a picture that was uploaded before, signed by the gateway: no row is written for it.
///
/// Text form: `base64url(JSON) . base64url(HMAC-SHA256)`. The token travels with the report and is judged at the time
/// the report was accepted.
package struct PhotoToken: Sendable, Equatable {
    package let photo: KeptPhoto
    /// The account that uploaded it; nobody else may use it.
    package let owner: AccountID
    /// From then on the token is worth nothing.
    package let expiresAt: Timestamp

    package init(photo: KeptPhoto, owner: AccountID, expiresAt: Timestamp) {
        self.photo = photo
        self.owner = owner
        self.expiresAt = expiresAt
    }

    /// Why a token is not accepted.
    package enum Fault: String, Error, Sendable {
        case malformed = "photoToken.malformed"
        case forged = "photoToken.forged"
        case expired = "photoToken.expired"
        case foreign = "photoToken.foreign"
    }

    private struct Body: Codable {
        var photo: PhotoID
        var bytes: Int
        var width: Int
        var height: Int
        var hash: String
        var capturedAt: Timestamp?
        var position: Coordinate<WGS84>?
        var owner: AccountID
        var expiresAt: Timestamp
    }

    /// The signed text.
    package func sealed(with key: SymmetricKey) throws -> String {
        let body = Body(
            photo: photo.id,
            bytes: photo.bytes,
            width: photo.width,
            height: photo.height,
            hash: photo.perceptualHash.description,
            capturedAt: photo.origin.capturedAt,
            position: photo.origin.position,
            owner: owner,
            expiresAt: expiresAt
        )
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        let payload = Base64URL.encode(try encoder.encode(body))
        let mac = HMAC<SHA256>.authenticationCode(for: Array(payload.utf8), using: key)
        return "\(payload).\(Base64URL.encode(Data(mac)))"
    }

    /// Reads a token and checks its signature, its owner and its expiry.
    /// - Parameter now: the time that counts.
    package init(
        opening text: String,
        key: SymmetricKey,
        owner: AccountID,
        now: Timestamp
    ) throws(Fault) {
        let parts = text.utf8.count <= 2_048 ? text.split(separator: ".", omittingEmptySubsequences: false) : []
        guard parts.count == 2, let mac = Base64URL.decode(parts[1]), let payload = Base64URL.decode(parts[0]) else {
            throw .malformed
        }
        guard HMAC<SHA256>.isValidAuthenticationCode(mac, authenticating: Array(parts[0].utf8), using: key) else {
            throw .forged
        }
        guard let body = try? JSONDecoder().decode(Body.self, from: payload), let hash = PerceptualHash(body.hash)
        else { throw .malformed }
        guard body.owner == owner else { throw .foreign }
        guard now < body.expiresAt else { throw .expired }
        self.init(
            photo: KeptPhoto(
                id: body.photo,
                bytes: body.bytes,
                width: body.width,
                height: body.height,
                origin: PhotoOrigin(capturedAt: body.capturedAt, position: body.position),
                perceptualHash: hash
            ),
            owner: body.owner,
            expiresAt: body.expiresAt
        )
    }
}
