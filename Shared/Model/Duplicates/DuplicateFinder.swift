/// Which open reports may be the same thing: near each other and of the same category, or with the same photo.
///
/// What was confirmed on site stays before what was not, then the earliest. A report stands beside every earlier one that it
/// is like, not only the first: where somebody has seen that two are different, each is still compared with the rest.
package struct DuplicateFinder: Sendable {
    /// How near the same category counts.
    package let metres: Double
    /// In how many groups a report stands at most.
    package let standing: Int

    package init(metres: Double = 50, standing: Int = 8) {
        self.metres = metres
        self.standing = standing
    }

    /// Groups: first those whose original is like nothing before it, then those with most candidates.
    package func groups(of matters: [OpenMatter]) -> [DuplicateGroup] {
        let ordered = matters.sorted { Self.rank($0) < Self.rank($1) }
        let neighbours = Neighbours(ordered, metres: metres)
        var stands = [Int](repeating: 0, count: ordered.count)
        var groups: [(group: DuplicateGroup, isFirst: Bool, place: Int)] = []
        for (place, original) in ordered.enumerated() {
            var candidates: [DuplicateGroup.Candidate] = []
            for other in neighbours.after(place) where stands[other] < standing && !ordered[other].isConfirmed {
                guard let candidate = self.candidate(for: original, ordered[other]) else { continue }
                candidates.append(candidate)
                stands[other] += 1
            }
            guard !candidates.isEmpty else { continue }
            candidates.sort { ($0.metres, $0.id) < ($1.metres, $1.id) }
            let group = DuplicateGroup(original: original.id, candidates: candidates)
            groups.append((group, stands[place] == 0, place))
        }
        return groups.sorted {
            ($1.isFirst ? 1 : 0, $1.group.candidates.count, $0.place)
                < ($0.isFirst ? 1 : 0, $0.group.candidates.count, $1.place)
        }.map(\.group)
    }

    private static func rank(_ matter: OpenMatter) -> (Int, Timestamp, ReportID) {
        (matter.isConfirmed ? 0 : 1, matter.registeredAt, matter.id)
    }

    private func candidate(for original: OpenMatter, _ other: OpenMatter) -> DuplicateGroup.Candidate? {
        let isSameCategory = original.category == other.category
        let hasSamePhoto = original.pictures.contains { own in other.pictures.contains { own.isSame(as: $0) } }
        // A degree of latitude is 111 km: what lies farther apart is not measured.
        let isFar = abs(original.pin.latitude - other.pin.latitude) * 110_000 > metres
        guard hasSamePhoto || isSameCategory && !isFar else { return nil }
        let distance = original.pin.distance(to: other.pin)
        guard hasSamePhoto || distance <= metres else { return nil }
        return DuplicateGroup.Candidate(
            id: other.id,
            metres: distance,
            isSameCategory: isSameCategory,
            hasSamePhoto: hasSamePhoto
        )
    }
}

/// Which reports have to be compared at all: looked up, not gone through.
private struct Neighbours {
    /// A strip of latitude as high as what counts as near, in one category.
    private struct Strip: Hashable {
        let category: CategoryCode
        let number: Int
    }

    /// An eighth of a picture's hash: pictures that look the same differ in fewer bits than there are eighths.
    private struct Piece: Hashable {
        let place: Int
        let bits: UInt64
    }

    private let strips: [Strip]
    private var members: [Strip: [Int]] = [:]
    private var files: [PhotoID: [Int]] = [:]
    private var looks: [Piece: [Int]] = [:]
    private let pictures: [[OpenMatter.Picture]]

    init(_ matters: [OpenMatter], metres: Double) {
        strips = matters.map {
            Strip(category: $0.category, number: Int(($0.pin.latitude * 110_000 / max(metres, 1)).rounded(.down)))
        }
        pictures = matters.map(\.pictures)
        for (place, strip) in strips.enumerated() {
            members[strip, default: []].append(place)
            for picture in pictures[place] {
                files[picture.id, default: []].append(place)
                for piece in Self.pieces(of: picture) { looks[piece, default: []].append(place) }
            }
        }
    }

    /// The places behind this one that may be like it, in order.
    func after(_ place: Int) -> [Int] {
        let strip = strips[place]
        var found: Set<Int> = []
        func take(_ places: [Int]?) {
            for other in places ?? [] where other > place { found.insert(other) }
        }
        for number in strip.number - 1...strip.number + 1 {
            take(members[Strip(category: strip.category, number: number)])
        }
        for picture in pictures[place] {
            take(files[picture.id])
            for piece in Self.pieces(of: picture) { take(looks[piece]) }
        }
        return found.sorted()
    }

    private static func pieces(of picture: OpenMatter.Picture) -> [Piece] {
        guard let bits = picture.bits, picture.isTelling else { return [] }
        return (0..<8).map { Piece(place: $0, bits: bits >> UInt64($0 * 8) & 0xFF) }
    }
}
