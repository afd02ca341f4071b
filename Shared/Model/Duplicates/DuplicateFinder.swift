/// Which open reports may be the same thing: near each other and of the same category, or with the same photo.
///
/// What was confirmed on site stays before what was not, then the earliest; each report stands in one group at most, and
/// is like the original itself, not only like another candidate.
package struct DuplicateFinder: Sendable {
    /// How near the same category counts.
    package let metres: Double

    package init(metres: Double = 50) {
        self.metres = metres
    }

    /// Groups, those with most candidates first.
    package func groups(of matters: [OpenMatter]) -> [DuplicateGroup] {
        let ordered = matters.sorted { Self.rank($0) < Self.rank($1) }
        var taken: Set<ReportID> = []
        var groups: [DuplicateGroup] = []
        for (place, original) in ordered.enumerated() where taken.insert(original.id).inserted {
            let candidates = ordered[(place + 1)...].filter { !$0.isConfirmed && !taken.contains($0.id) }
                .compactMap { candidate(for: original, $0) }
            guard !candidates.isEmpty else { continue }
            taken.formUnion(candidates.map(\.id))
            groups.append(
                DuplicateGroup(
                    original: original.id,
                    candidates: candidates.sorted { ($0.metres, $0.id) < ($1.metres, $1.id) }
                )
            )
        }
        return groups.sorted {
            ($1.candidates.count, $0.original) < ($0.candidates.count, $1.original)
        }
    }

    private static func rank(_ matter: OpenMatter) -> (Int, Timestamp, ReportID) {
        (matter.isConfirmed ? 0 : 1, matter.registeredAt, matter.id)
    }

    private func candidate(for original: OpenMatter, _ other: OpenMatter) -> DuplicateGroup.Candidate? {
        let isSameCategory = original.category == other.category
        // A degree of latitude is 111 km: what lies farther apart is not measured.
        let isFar = abs(original.pin.latitude - other.pin.latitude) * 111_000 > metres
        let isNear = isSameCategory && !isFar && original.pin.distance(to: other.pin) <= metres
        let hasSamePhoto = original.pictures.contains { own in other.pictures.contains { own.isSame(as: $0) } }
        guard isNear || hasSamePhoto else { return nil }
        return DuplicateGroup.Candidate(
            id: other.id,
            metres: original.pin.distance(to: other.pin),
            isSameCategory: isSameCategory,
            hasSamePhoto: hasSamePhoto
        )
    }
}
