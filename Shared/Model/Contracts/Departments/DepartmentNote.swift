/// A department that works on the case tells how far it is.
package struct DepartmentNote: MessageContract {
    package static let type = MessageType(literal: "case.note.v1")
    package static let kind = MessageKind.fromDepartment
    package static let owner = ServiceName.dispatch
    package static let sentence = "A department that works on the case tells how far it is."

    package let caseID: CaseID
    /// What the reporter may read too.
    package let words: String
    /// Tokens of photos uploaded over HTTP.
    package let photoTokens: [String]
    package let clerk: String?

    package init(
        caseID: CaseID,
        words: String,
        photoTokens: [String] = [],
        clerk: String? = nil
    ) {
        self.caseID = caseID
        self.words = words
        self.photoTokens = photoTokens
        self.clerk = clerk
    }
}
