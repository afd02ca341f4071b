/// A reporter's contact was read, with the approval of a second person; the contact itself is in no message.
package struct ContactRead: MessageContract {
    package static let type = MessageType(literal: "contact.read.v1")
    package static let kind = MessageKind.event
    package static let owner = ServiceName.gateway
    package static let sentence = "A reporter's contact was read, with the approval of a second person."

    package let unmaskingID: UnmaskingID
    package let reportID: ReportID
    package let townCode: TownCode
    package let at: Timestamp
    package let readBy: AccountID
    package let basis: LegalBasis
    /// 1 for the first reading.
    package let number: Int
    /// Who is told of it: nil where the basis forbids that, and after the first reading.
    package let toldCitizenID: CitizenID?

    package init(_ unmasking: Unmasking, at: Timestamp) {
        unmaskingID = unmasking.id
        reportID = unmasking.reportID
        townCode = unmasking.townCode
        self.at = at
        readBy = unmasking.askedBy
        basis = unmasking.basis
        number = unmasking.reads
        toldCitizenID = unmasking.basis.isTold && unmasking.reads == 1 ? unmasking.citizenID : nil
    }

    package var subject: ReportID? { reportID }
    package var town: TownCode? { townCode }
}
