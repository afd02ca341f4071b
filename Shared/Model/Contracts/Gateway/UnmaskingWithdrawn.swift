/// Whoever had asked for a reporter's contact needs it no more.
package struct UnmaskingWithdrawn: MessageContract {
    package static let type = MessageType(literal: "unmasking.withdrawn.v1")
    package static let kind = MessageKind.event
    package static let owner = ServiceName.gateway
    package static let sentence = "Whoever had asked for a reporter's contact needs it no more."

    package let unmaskingID: UnmaskingID
    package let reportID: ReportID
    package let townCode: TownCode
    package let at: Timestamp

    package init(_ unmasking: Unmasking, at: Timestamp) {
        unmaskingID = unmasking.id
        reportID = unmasking.reportID
        townCode = unmasking.townCode
        self.at = at
    }

    package var subject: ReportID? { reportID }
    package var town: TownCode? { townCode }
}
