package import Crypto
import Model
package import Photos

/// Takes uploads, gives them back to those who may see them, and checks the tokens that come with reports.
package struct PhotoDesk: Sendable {
    /// How long an uploaded photo may wait for its report.
    static let tokenLife = Duration.seconds(24 * 3600)

    let intake: PhotoIntake
    let store: PhotoStore
    let key: SymmetricKey

    package init(intake: PhotoIntake, store: PhotoStore, key: SymmetricKey) {
        self.intake = intake
        self.store = store
        self.key = key
    }

    func take(_ upload: UploadedPhoto, owner: AccountID, now: Timestamp) async throws -> PhotoAnswer {
        let kept: KeptPhoto
        do {
            kept = try await intake.take(upload.bytes)
        } catch let refusal as PhotoRefusal {
            throw Problem(refusal)
        } catch is Turnstile.Full {
            throw Problem.unavailable("the pictures are busy", retryAfter: 5)
        }
        let expiresAt = now + Self.tokenLife
        return PhotoAnswer(
            id: kept.id,
            token: try PhotoToken(photo: kept, owner: owner, expiresAt: expiresAt).sealed(with: key),
            expiresAt: expiresAt,
            bytes: kept.bytes,
            width: kept.width,
            height: kept.height
        )
    }

    /// The photos of a report or command.
    /// - Throws: `Problem` 422 that names the token that is not valid.
    func evidence(of tokens: [String], owner: AccountID, now: Timestamp) throws -> [EvidencePhoto] {
        try tokens.enumerated().map { index, text in
            do throws(PhotoToken.Fault) {
                return try PhotoToken(opening: text, key: key, owner: owner, now: now).photo.evidence
            } catch {
                var problem = Problem(RefusalCode.photoUnknown, detail: error.rawValue)
                problem.field = "/photos/\(index)"
                throw problem
            }
        }
    }
}

extension Problem {
    init(_ refusal: PhotoRefusal) {
        self.init(
            refusal == .tooLarge ? 413 : 422,
            refusal.rawValue,
            zh: refusal.chinese,
            en: refusal.english
        )
    }
}
