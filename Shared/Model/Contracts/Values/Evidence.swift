/// Where an officer stood and what the pictures and words show.
package struct Evidence: Codable, Hashable, Sendable {
    /// Nil only where the town centre stands in.
    package let position: Coordinate<WGS84>?
    /// From the report's pin, in metres.
    package let distanceMetres: Double?
    /// Farther from the pin than the limit: flagged.
    package let isRemote: Bool
    /// Why from farther away.
    package let remoteReason: String?
    package let photos: [EvidencePhoto]
    package let words: String

    package init(
        position: Coordinate<WGS84>? = nil,
        distanceMetres: Double? = nil,
        isRemote: Bool = false,
        remoteReason: String? = nil,
        photos: [EvidencePhoto] = [],
        words: String
    ) {
        self.position = position
        self.distanceMetres = distanceMetres
        self.isRemote = isRemote
        self.remoteReason = remoteReason
        self.photos = photos
        self.words = words
    }
}
