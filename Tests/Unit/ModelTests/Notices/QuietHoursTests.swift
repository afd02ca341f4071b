import Testing

@testable import Model

/// When a telephone stays silent, and what goes out all the same.
@Suite("Quiet hours and preferences")
struct QuietHoursTests {
    private func local(_ text: String) throws -> Timestamp { try #require(Timestamp("2026-11-\(text):00+08:00")) }

    @Test(
        "What falls into quiet hours waits for their end; at any other minute it goes at once",
        arguments: [
            ("25T21:59", "25T21:59"), ("25T22:00", "26T07:00"), ("25T23:30", "26T07:00"), ("26T00:00", "26T07:00"),
            ("26T06:59", "26T07:00"), ("26T07:00", "26T07:00"), ("26T12:00", "26T12:00"),
        ]
    )
    func night(moment: String, release: String) throws {
        #expect(QuietHours.standard.release(of: try local(moment)) == (try local(release)))
    }

    @Test("Quiet hours may lie within one day, and have to have some length")
    func noon() throws {
        let quiet = try #require(QuietHours(from: 12 * 60, until: 14 * 60 + 30))
        #expect(quiet.release(of: try local("25T12:00")) == (try local("25T14:30")))
        #expect(quiet.release(of: try local("25T14:29")) == (try local("25T14:30")))
        for moment in ["25T11:59", "25T14:30", "25T23:00"] {
            #expect(quiet.release(of: try local(moment)) == (try local(moment)))
        }
        #expect(QuietHours(from: 60, until: 60) == nil && QuietHours(from: -1, until: 60) == nil)
        #expect(QuietHours(from: 0, until: 1440) == nil)
        let odd = try MessageCoding.decode(QuietHours.self, from: #"{"from":60,"until":60}"#)
        let asked = NoticePreferences.standard.setting(
            command(sms: false, phone: nil, quiet: odd),
            at: try local("25T12:00")
        )
        #expect(asked == .failure(Refusal(.malformedBody, detail: "quiet hours")))
        #expect(QuietHours.minute("07:05") == 425 && QuietHours.text(425) == "07:05")
        for text in ["24:00", "7:05", "07:60", "0705", "", "aa:bb"] { #expect(QuietHours.minute(text) == nil) }
    }

    @Test("Every minute of a day is released within a day, never earlier, and never again within quiet hours")
    func everyMinute() throws {
        let midnight = try local("25T00:00")
        for (from, until) in [(1320, 420), (0, 1439), (1439, 0), (720, 870), (1, 0)] {
            let quiet = try #require(QuietHours(from: from, until: until))
            for minute in 0..<1440 {
                let moment = midnight + .seconds(minute * 60)
                let release = quiet.release(of: moment)
                #expect(release >= moment && release - moment < .seconds(86_400))
                #expect(quiet.release(of: release) == release)
            }
        }
    }

    @Test("A channel that is off gets nothing; the inbox gets everything at once; what cannot wait does not")
    func channels() throws {
        let night = try local("25T23:00")
        let morning = try local("26T07:00")
        let standard = NoticePreferences.standard
        #expect(standard.dueAt(on: .inApp, at: night, mayDisturb: false) == night)
        #expect(standard.dueAt(on: .weChat, at: night, mayDisturb: false) == morning)
        #expect(standard.dueAt(on: .weChat, at: night, mayDisturb: true) == night)
        #expect(standard.dueAt(on: .sms, at: night, mayDisturb: true) == nil, "text messages are off until asked for")
        let texting = try standard.setting(command(sms: true, phone: "+86 138-0013-8000"), at: night).get()
        #expect(texting.phone == "+8613800138000" && texting.version == 1)
        #expect(texting.dueAt(on: .sms, at: night, mayDisturb: false) == night, "without quiet hours at any hour")
        #expect(texting.dueAt(on: .weChat, at: night, mayDisturb: true) == nil)
        #expect(texting.maskedPhone == "+86*********00")
    }

    private func command(
        sms: Bool,
        phone: String?,
        quiet: QuietHours? = nil,
        version: Int? = nil,
        expiresAt: Timestamp? = nil
    ) -> SetNoticePreferences {
        SetNoticePreferences(
            quietHours: quiet,
            isWeChatOn: false,
            isSMSOn: sms,
            isDigestOn: true,
            phone: phone,
            actor: CommandActor(id: AccountID(Samples.uuid(6)), role: .citizen, scope: .own),
            expectedVersion: version,
            expiresAt: expiresAt
        )
    }

    @Test("Text messages need a number that is one; an absent number stays, an empty one is forgotten")
    func numbers() throws {
        let now = try local("25T12:00")
        func refusal(_ command: SetNoticePreferences, of known: NoticePreferences = .standard) -> RefusalCode? {
            if case .failure(let refusal) = known.setting(command, at: now) { return refusal.code }
            return nil
        }
        #expect(refusal(command(sms: true, phone: nil)) == .phoneInvalid)
        for text in ["110", "1380013800a", "+", "12345678901234567", "１３８００１３８０００"] {
            #expect(refusal(command(sms: false, phone: text)) == .phoneInvalid, "\(text)")
        }
        let known = try NoticePreferences.standard.setting(command(sms: true, phone: "13800138000"), at: now).get()
        #expect(try known.setting(command(sms: true, phone: nil), at: now).get().phone == "13800138000")
        #expect(try known.setting(command(sms: false, phone: ""), at: now).get().phone == nil)
        #expect(refusal(command(sms: true, phone: ""), of: known) == .phoneInvalid)
        #expect(refusal(command(sms: false, phone: nil, version: 0), of: known) == .versionConflict)
        #expect(refusal(command(sms: false, phone: nil, expiresAt: now + .seconds(-1))) == .commandExpired)
        let clerk = SetNoticePreferences(
            quietHours: nil,
            isWeChatOn: true,
            isSMSOn: true,
            isDigestOn: true,
            phone: "13800138000",
            actor: CommandActor(id: AccountID(Samples.uuid(6)), role: .cityAdmin, scope: .city)
        )
        #expect(refusal(clerk) == .inboxShared, "who has left an office hears of its work no more")
    }

    @Test("A digest is due from the opening of offices on working days alone")
    func digest() throws {
        let calendar = WorkingCalendar.plain
        let wednesday = CivilDay(try local("25T12:00"))
        #expect(!calendar.hasOpened(on: wednesday, by: try local("25T08:29")))
        #expect(calendar.hasOpened(on: wednesday, by: try local("25T08:30")))
        #expect(calendar.hasOpened(on: wednesday, by: try local("25T23:59")))
        #expect(!calendar.hasOpened(on: wednesday, by: try local("26T08:30")))
        #expect(!calendar.hasOpened(on: CivilDay(try local("28T12:00")), by: try local("28T12:00")), "a Saturday")
    }
}
