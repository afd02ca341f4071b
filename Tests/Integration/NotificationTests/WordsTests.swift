import Messaging
import Model
import Testing

/// What stands in the notices, whoever reads them.
@Suite("The words of notices")
struct WordsTests {
    private static let category = Words(zh: "暴露垃圾", en: "Exposed rubbish")

    @Test("Every event that the service listens to leads to words for somebody; leaving a report leads to silence")
    func everyEvent() throws {
        let events = try Sample().everything()
        for event in events {
            if event is ReportUnfollowed {
                #expect(Notice.notices(of: event, category: Self.category).isEmpty)
                continue
            }
            #expect(!Notice.notices(of: event, category: Self.category).isEmpty, "\(type(of: event))")
        }
        let heard = Set(events.map { type(of: $0).type })
        let subscribed = Set((Topology.subscriptions[.notification] ?? []).map { $0.type })
        #expect(subscribed.subtracting(heard) == Set(Topology.erasures.map { $0.type }))
    }

    @Test("Nobody is named as an informer, and nobody's report is called rejected or worthless")
    func forbiddenWords() throws {
        for event in try Sample().everything() {
            for notice in Notice.notices(of: event, category: Self.category) {
                for text in [notice.title.zh, notice.body.zh] {
                    for word in ["驳回", "无效", "举报人"] { #expect(!text.contains(word), "\(text)") }
                    #expect(!text.isEmpty)
                }
                #expect(!notice.title.en.isEmpty && !notice.body.en.isEmpty)
            }
        }
    }

    @Test("Staff read nothing that tells who reported: no account, no words of the reporter's own")
    func reporterStaysUnknown() throws {
        let sample = try Sample()
        let citizen = try #require(sample.report.citizenID).description
        for event in try sample.everything() {
            for notice in Notice.notices(of: event, category: Self.category) {
                if case .citizen = notice.recipient { continue }
                let text = [notice.title.zh, notice.title.en, notice.body.zh, notice.body.en].joined()
                for secret in [citizen, "门口堆满了东西", "我家在三楼", "我明明看到了", "着火了"] {
                    #expect(!text.contains(secret), "\(type(of: event)): \(text)")
                }
            }
        }
    }

    @Test("A reporter without an account gets no notice; staff get theirs")
    func anonymous() throws {
        let sample = try Sample(citizen: nil)
        #expect(Notice.notices(of: sample.registered, category: Self.category).isEmpty)
        #expect(
            Notice.notices(of: sample.opened, category: Self.category).map(\.recipient) == [
                .centre(sample.report.townCode)
            ]
        )
    }

    @Test("One event leads to at most one notice for each recipient")
    func oncePerRecipient() throws {
        for event in try Sample().everything() {
            let recipients = Notice.notices(of: event, category: Self.category).map(\.recipient)
            #expect(Set(recipients).count == recipients.count, "\(type(of: event))")
        }
    }

    @Test("An inbox's name is read back as it was written")
    func recipients() throws {
        let town = try #require(TownCode(rawValue: "441900003"))
        let all: [NoticeRecipient] = [
            .citizen(.random()), .officer(.random()), .centre(town), .dutyRoom(town),
            .department(try Sample().department()), .city,
        ]
        for recipient in all { #expect(NoticeRecipient(recipient.description) == recipient) }
        #expect(NoticeRecipient("citizen:nobody") == nil)
        #expect(NoticeRecipient("mayor:441900003") == nil)
    }

    @Test("Times are told in the city's own")
    func localTime() throws {
        let moment = try #require(Timestamp("2026-11-24T18:05:59Z"))
        #expect(moment.localWords == Words(zh: "11月25日 02:05", en: "25 Nov 02:05"))
    }
}
