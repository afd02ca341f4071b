/// A photo that was checked, stripped and stored, with what its signed token told about it.
package struct EvidencePhoto: Hashable, Codable, Sendable {
    package let id: PhotoID
    /// `image/jpeg` …, of the stored bytes.
    package let mediaType: String
    /// Pixels, after the orientation was applied.
    package let width: Int
    /// Pixels, after the orientation was applied.
    package let height: Int
    /// From the camera's metadata before stripping; nil when absent.
    package let capturedAt: Timestamp?
    /// From the camera's metadata before stripping; nil when absent. Never for departments or the public.
    package let capturedPosition: Coordinate<WGS84>?
    /// Perceptual hash, 16 hexadecimal digits; nil when it could not be made.
    package let perceptualHash: String?

    package init(
        id: PhotoID,
        mediaType: String,
        width: Int,
        height: Int,
        capturedAt: Timestamp? = nil,
        capturedPosition: Coordinate<WGS84>? = nil,
        perceptualHash: String? = nil
    ) {
        self.id = id
        self.mediaType = mediaType
        self.width = width
        self.height = height
        self.capturedAt = capturedAt
        self.capturedPosition = capturedPosition
        self.perceptualHash = perceptualHash
    }
}
