/// Which way a report takes, by its category and by its words.
package enum ReportTriage: Hashable, Sendable {
    /// To the officer of its cell.
    case ordinary
    /// To the officer, and the duty room is alarmed.
    case emergency
    /// Confidentially to the police, with consent; never to an officer.
    case crimeTip

    package init(category: CategoryTraits, words: String) {
        if category.isCrimeTip {
            self = .crimeTip
        } else if category.isEmergency || EmergencyWords.kind(of: words) != nil {
            self = .emergency
        } else {
            self = .ordinary
        }
    }
}
