/// Somebody asked for a reporter's contact; a second person has to decide.
package struct UnmaskingAsked: MessageContract {
    package static let type = MessageType(literal: "unmasking.asked.v1")
    package static let kind = MessageKind.event
    package static let owner = ServiceName.gateway
    package static let sentence = "Somebody asked for a reporter's contact; a second person has to decide."

    package let unmaskingID: UnmaskingID
    package let reportID: ReportID
    package let townCode: TownCode
    package let at: Timestamp
    package let askedBy: AccountID
    package let askerRole: Role
    package let basis: LegalBasis
    package let reason: String
    package let decideBy: Timestamp

    package init(_ unmasking: Unmasking, at: Timestamp) {
        unmaskingID = unmasking.id
        reportID = unmasking.reportID
        townCode = unmasking.townCode
        self.at = at
        askedBy = unmasking.askedBy
        askerRole = unmasking.askerRole
        basis = unmasking.basis
        reason = unmasking.reason
        decideBy = unmasking.decideBy
    }

    package var subject: ReportID? { reportID }
    package var town: TownCode? { townCode }
}
