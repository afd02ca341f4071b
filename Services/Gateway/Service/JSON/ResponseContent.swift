package import Model

/// The body of an answer; its JSON fits its schema.
package protocol ResponseContent: Described, Encodable {
    /// The reports of others whose content a list shows: each is recorded as read.
    var shownReports: Set<ReportID> { get }
}

extension ResponseContent {
    package var shownReports: Set<ReportID> { [] }
}
