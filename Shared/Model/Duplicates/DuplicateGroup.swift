/// Open reports that may be the same thing: one that stays, and those that may be merged into it.
package struct DuplicateGroup: Hashable, Sendable {
    /// A report that may be the same as the original, and why.
    package struct Candidate: Hashable, Sendable {
        package let id: ReportID
        /// Between the pins.
        package let metres: Double
        package let isSameCategory: Bool
        /// The same file, or one that looks the same.
        package let hasSamePhoto: Bool
    }

    package let original: ReportID
    /// The nearest first.
    package let candidates: [Candidate]
}
