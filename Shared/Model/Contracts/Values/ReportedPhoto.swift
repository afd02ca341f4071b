import Crypto

/// What a photo of the reporter's told of itself: nothing to look at, no place, and no address by which it could be asked for.
package struct ReportedPhoto: Codable, Hashable, Sendable {
    /// By what the same file is known again: a digest of its address, 32 hexadecimal digits.
    package let file: String
    /// 16 hexadecimal digits; nil when it could not be made.
    package let perceptualHash: String?
    /// Between taking it and sending the report; below zero where the camera's clock is ahead. Nil when unknown.
    package let ageSeconds: Int?
    /// Between where it was taken and the pin that was sent; nil when unknown.
    package let metresFromPin: Double?

    package init(file: String, perceptualHash: String? = nil, ageSeconds: Int? = nil, metresFromPin: Double? = nil) {
        self.file = file
        self.perceptualHash = perceptualHash
        self.ageSeconds = ageSeconds
        self.metresFromPin = metresFromPin
    }

    /// Whoever may read an event may ask for the photos that it names: departments read this one, and never the reporter's own.
    package static func file(of photo: PhotoID) -> String {
        SHA256.hash(data: Array("reported/\(photo)".utf8)).prefix(16).map { byte in
            let digits = String(byte, radix: 16)
            return byte < 16 ? "0\(digits)" : digits
        }.joined()
    }
}

extension ReportRegistered {
    /// The photos as far as rewards need them.
    package var reportedPhotos: [ReportedPhoto] {
        photos.map { photo in
            ReportedPhoto(
                file: ReportedPhoto.file(of: photo.id),
                perceptualHash: photo.perceptualHash,
                ageSeconds: photo.capturedAt.map { Int((acceptedAt - $0).components.seconds) },
                metresFromPin: photo.capturedPosition.map { $0.distance(to: report.pin) }
            )
        }
    }
}
