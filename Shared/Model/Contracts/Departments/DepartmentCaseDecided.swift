/// The centre decided what the department asked for, or set its clock otherwise.
package struct DepartmentCaseDecided: MessageContract {
    package static let type = MessageType(literal: "case.decided.v1")
    package static let kind = MessageKind.toDepartment
    package static let owner = ServiceName.dispatch
    package static let sentence = "The centre decided about the department's time: more, a suspension, or its end."

    /// What the decision is about.
    package enum Subject: String, Codable, Sendable, CaseIterable, Hashable {
        /// More time was asked for.
        case `extension`
        /// The work waits and the clock stands (挂账), asked for or by the centre's own decision.
        case suspension
        /// The suspension is over.
        case resumption
    }

    package let caseID: CaseID
    package let departmentCode: DepartmentCode
    package let about: Subject
    package let isGranted: Bool
    /// Why not; of a suspension, why it waits.
    package let reason: String?
    /// When the work is due now; missing while the clock stands.
    package let dueAt: Timestamp?
    /// Of a suspension: when who reported hears next.
    package let nextWordOn: Timestamp?
    package let decidedAt: Timestamp

    package init(
        caseID: CaseID,
        departmentCode: DepartmentCode,
        about: Subject,
        isGranted: Bool,
        reason: String? = nil,
        dueAt: Timestamp? = nil,
        nextWordOn: Timestamp? = nil,
        decidedAt: Timestamp
    ) {
        self.caseID = caseID
        self.departmentCode = departmentCode
        self.about = about
        self.isGranted = isGranted
        self.reason = reason
        self.dueAt = dueAt
        self.nextWordOn = nextWordOn
        self.decidedAt = decidedAt
    }
}
