/// The check of a reporter's words as it stands after a command.
package struct TextState: Hashable, Codable, Sendable {
    package let reportID: ReportID
    package let state: TextCheckState
    /// For the next command's `expectedVersion`.
    package let version: Int

    package init(reportID: ReportID, state: TextCheckState, version: Int) {
        self.reportID = reportID
        self.state = state
        self.version = version
    }
}
