/// The department reports that the work is done.
package struct DepartmentRectification: MessageContract {
    package static let type = MessageType(literal: "case.rectify.v1")
    package static let kind = MessageKind.fromDepartment
    package static let owner = ServiceName.dispatch
    package static let sentence = "The department reports that the work is done."

    package let caseID: CaseID
    package let words: String
    /// Tokens of photos uploaded over HTTP.
    package let photoTokens: [String]
    package let conclusion: String?
    package let signedBy: String?
    package let clerk: String?

    package init(
        caseID: CaseID,
        words: String,
        photoTokens: [String] = [],
        conclusion: String? = nil,
        signedBy: String? = nil,
        clerk: String? = nil
    ) {
        self.caseID = caseID
        self.words = words
        self.photoTokens = photoTokens
        self.conclusion = conclusion
        self.signedBy = signedBy
        self.clerk = clerk
    }
}
