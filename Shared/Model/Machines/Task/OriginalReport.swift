/// What a duplicate is merged into, as the service looked it up.
package struct OriginalReport: Hashable, Sendable {
    package let id: ReportID
    package let town: TownCode
    /// Not answered for good yet: whoever follows it will hear something.
    package let isOpen: Bool
    /// Others may follow it: neither private nor an emergency.
    package let isPublic: Bool

    package init(id: ReportID, town: TownCode, isOpen: Bool, isPublic: Bool = true) {
        self.id = id
        self.town = town
        self.isOpen = isOpen
        self.isPublic = isPublic
    }

    package init(_ dossier: VerificationDossier) {
        id = dossier.report.id
        town = dossier.report.townCode
        isOpen =
            switch dossier.outcome {
            case .verifying, .inProgress, .appealed: true
            case .ended, .closed: false
            }
        isPublic = dossier.report.isPublic && !dossier.report.isEmergency
    }
}
