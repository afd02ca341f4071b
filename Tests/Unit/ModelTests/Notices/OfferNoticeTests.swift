import Testing

@testable import Model

@Suite("What is said about a task that was offered and not taken over")
struct OfferNoticeTests {
    private let stage: Stage
    private let asking = OfficerID(Samples.uuid(1))
    private let asked = OfficerID(Samples.uuid(2))

    init() throws { stage = try Stage() }

    @Test("Whoever did not end the offer hears of it; when the centre did, both")
    func ended() throws {
        let report = try stage.verified(.confirmed).report
        func heard(when declinedBy: AccountID) -> [NoticeRecipient] {
            let event = TaskOfferDeclined(
                report: report,
                at: stage.start,
                taskID: TaskID(Samples.uuid(3)),
                kind: .first,
                officerID: asking,
                offeredTo: asked,
                declinedBy: declinedBy
            )
            return Notice.notices(of: event, category: Words(zh: "消防通道", en: "fire lane")).map(\.recipient)
        }
        #expect(heard(when: AccountID(asked.uuid)) == [.officer(asking)])
        #expect(heard(when: AccountID(asking.uuid)) == [.officer(asked)])
        #expect(heard(when: stage.centre.id) == [.officer(asking), .officer(asked)])
    }
}
