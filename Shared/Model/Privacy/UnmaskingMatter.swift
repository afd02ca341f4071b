/// What has to be known of a report before its reporter's contact can be asked for.
package struct UnmaskingMatter: Hashable, Sendable {
    package let reportID: ReportID
    /// Nil for a patrol report and for one without an account.
    package let citizenID: CitizenID?
    package let isAnonymous: Bool
    package let townCode: TownCode

    package init(reportID: ReportID, citizenID: CitizenID?, isAnonymous: Bool, townCode: TownCode) {
        self.reportID = reportID
        self.citizenID = citizenID
        self.isAnonymous = isAnonymous
        self.townCode = townCode
    }
}
