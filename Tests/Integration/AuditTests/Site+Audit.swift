import Model
import TestSupport
import Testing

extension Site {
    struct Refused: Error { let reply: String }

    func submission(_ category: String, longitude: Double? = nil) throws -> SubmitReport {
        submission(try #require(CategoryCode(rawValue: category)), longitude: longitude)
    }

    func photo() throws -> EvidencePhoto {
        EvidencePhoto(
            id: try #require(PhotoID(rawValue: String(repeating: "a", count: 64))),
            mediaType: "image/jpeg",
            width: 96,
            height: 72
        )
    }
}
