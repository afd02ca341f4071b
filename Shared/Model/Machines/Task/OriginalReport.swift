/// What a duplicate is merged into, as the service looked it up.
package struct OriginalReport: Hashable, Sendable {
    package let id: ReportID
    package let town: TownCode
    /// Not answered for good yet: whoever follows it will hear something.
    package let isOpen: Bool

    package init(id: ReportID, town: TownCode, isOpen: Bool) {
        self.id = id
        self.town = town
        self.isOpen = isOpen
    }

    package init(_ dossier: VerificationDossier) {
        id = dossier.report.id
        town = dossier.report.townCode
        isOpen =
            switch dossier.outcome {
            case .verifying, .inProgress, .appealed: true
            case .ended, .closed: false
            }
    }
}
