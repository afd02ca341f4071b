/// A second person approved or refused the reading of a reporter's contact.
package struct UnmaskingDecided: MessageContract {
    package static let type = MessageType(literal: "unmasking.decided.v1")
    package static let kind = MessageKind.event
    package static let owner = ServiceName.gateway
    package static let sentence = "A second person approved or refused the reading of a reporter's contact."

    package let unmaskingID: UnmaskingID
    package let reportID: ReportID
    package let townCode: TownCode
    package let at: Timestamp
    package let askerRole: Role
    package let isApproved: Bool
    package let decidedBy: AccountID
    /// Nil when it was refused.
    package let readableUntil: Timestamp?

    package init(_ unmasking: Unmasking, isApproved: Bool, by decider: AccountID, at: Timestamp) {
        unmaskingID = unmasking.id
        reportID = unmasking.reportID
        townCode = unmasking.townCode
        self.at = at
        askerRole = unmasking.askerRole
        self.isApproved = isApproved
        decidedBy = decider
        readableUntil = unmasking.readableUntil
    }

    package var subject: ReportID? { reportID }
    package var town: TownCode? { townCode }
}
