/// The answer to a citizen's answer, appeal or rating: how the report stands now; nothing of the officer.
package struct DossierState: Hashable, Codable, Sendable {
    package let reportID: ReportID
    package let outcome: VerificationDossier.Outcome
    package let hasAppealed: Bool
    /// The rating given, 1 to 5.
    package let stars: Int?

    package init(_ current: VerificationDossier) {
        reportID = current.report.id
        outcome = current.outcome
        hasAppealed = current.appealedAt != nil
        stars = current.stars
    }
}
