/// An open report as it is compared with others: what it is about, where, since when, and what its photos look like.
package struct OpenMatter: Hashable, Sendable {
    /// A photo by its file, and by its perceptual hash where there is one.
    package struct Picture: Hashable, Sendable {
        package let id: PhotoID
        package let bits: UInt64?

        package init(id: PhotoID, bits: UInt64?) {
            self.id = id
            self.bits = bits
        }

        package init(_ photo: EvidencePhoto) {
            self.init(id: photo.id, bits: photo.perceptualHash.flatMap { UInt64($0, radix: 16) })
        }
    }

    package let id: ReportID
    package let category: CategoryCode
    package let pin: Coordinate<WGS84>
    package let registeredAt: Timestamp
    package let pictures: [Picture]
    /// Confirmed on site: it has a case, and can only be what others are merged into.
    package let isConfirmed: Bool

    package init(
        id: ReportID,
        category: CategoryCode,
        pin: Coordinate<WGS84>,
        registeredAt: Timestamp,
        pictures: [Picture],
        isConfirmed: Bool
    ) {
        self.id = id
        self.category = category
        self.pin = pin
        self.registeredAt = registeredAt
        self.pictures = pictures
        self.isConfirmed = isConfirmed
    }
}

extension OpenMatter.Picture {
    /// In how many of 64 bits two pictures of the same thing differ at most.
    private static let likeness = 6

    /// The same file, or a picture that looks the same; one of nearly one colour is like many others and says nothing.
    package func isSame(as other: Self) -> Bool {
        if id == other.id { return true }
        guard let bits, let otherBits = other.bits, isTelling, other.isTelling else { return false }
        return (bits ^ otherBits).nonzeroBitCount <= Self.likeness
    }

    /// Not of nearly one colour.
    var isTelling: Bool { bits.map { (8...56).contains($0.nonzeroBitCount) } ?? false }
}
