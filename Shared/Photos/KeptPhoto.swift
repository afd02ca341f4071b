package import Model

/// A picture that was decoded, cleaned and kept.
package struct KeptPhoto: Sendable, Equatable {
    package let id: PhotoID
    /// Size of the cleaned file, in bytes.
    package let bytes: Int
    /// Pixels, after the orientation was applied.
    package let width: Int
    package let height: Int
    package let origin: PhotoOrigin
    package let perceptualHash: PerceptualHash

    package init(
        id: PhotoID,
        bytes: Int,
        width: Int,
        height: Int,
        origin: PhotoOrigin,
        perceptualHash: PerceptualHash
    ) {
        self.id = id
        self.bytes = bytes
        self.width = width
        self.height = height
        self.origin = origin
        self.perceptualHash = perceptualHash
    }

    /// The same for a message.
    package var evidence: EvidencePhoto {
        EvidencePhoto(
            id: id,
            mediaType: PhotoFormat.jpeg.mediaType,
            width: width,
            height: height,
            capturedAt: origin.capturedAt,
            capturedPosition: origin.position,
            perceptualHash: perceptualHash.description
        )
    }
}
