import Foundation

/// What `Fixtures/make-vectors.py` made with another implementation.
struct Vectors: Decodable {
    let apiKey: String
    let merchantPrivateKey: String
    let merchantPublicKey: String
    let platformPrivateKey: String
    let platformPublicKey: String
    let nextPlatformPublicKey: String
    let requestBody: String
    let requestSignature: String
    let notice: String
    let noticeSignature: String
    let nextNoticeSignature: String
    let bill: String
    let encryptedName: String

    /// The moment of every signature in it.
    static let seconds: Int64 = 1_700_000_000

    static func load() throws -> Vectors {
        let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appending(path: "Fixtures/vectors.json")
        return try JSONDecoder().decode(Vectors.self, from: Data(contentsOf: file))
    }
}
