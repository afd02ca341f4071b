/// What a department reads about a case: the officer's words and photos, nothing of the reporter.
package struct CaseBrief: Hashable, Codable, Sendable {
    package let categoryName: String
    package let address: String?
    package let officerWords: String
    package let officerPhotos: [PhotoID]
    package let needsConclusion: Bool

    package init(
        categoryName: String,
        address: String? = nil,
        officerWords: String,
        officerPhotos: [PhotoID],
        needsConclusion: Bool
    ) {
        self.categoryName = categoryName
        self.address = address
        self.officerWords = officerWords
        self.officerPhotos = officerPhotos
        self.needsConclusion = needsConclusion
    }

    /// The same matter under another category.
    func under(_ category: CategoryTraits) -> CaseBrief {
        CaseBrief(
            categoryName: category.name.zh,
            address: address,
            officerWords: officerWords,
            officerPhotos: officerPhotos,
            needsConclusion: category.needsConclusion
        )
    }

    package init(_ verified: ReportVerified, categoryName: String) {
        self.init(
            categoryName: categoryName,
            address: verified.address,
            officerWords: verified.evidence.words,
            officerPhotos: verified.evidence.photos.map(\.id),
            needsConclusion: verified.needsConclusion
        )
    }
}
