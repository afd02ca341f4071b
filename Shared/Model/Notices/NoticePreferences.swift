/// How somebody wants to hear of things outside the inbox.
package struct NoticePreferences: Hashable, Codable, Sendable {
    /// Nil: at any hour.
    package let quietHours: QuietHours?
    package let isWeChatOn: Bool
    package let isSMSOn: Bool
    /// What is due, overdue and new, once on every working day.
    package let isDigestOn: Bool
    /// Where text messages go: digits, with `+` before a country's code; never shown again as a whole.
    package let phone: String?
    /// 0 before anything was set.
    package let version: Int

    package init(
        quietHours: QuietHours?,
        isWeChatOn: Bool,
        isSMSOn: Bool,
        isDigestOn: Bool,
        phone: String?,
        version: Int
    ) {
        self.quietHours = quietHours
        self.isWeChatOn = isWeChatOn
        self.isSMSOn = isSMSOn
        self.isDigestOn = isDigestOn
        self.phone = phone
        self.version = version
    }

    /// Where nobody has set anything: quiet at night, no text messages.
    package static let standard = NoticePreferences(
        quietHours: .standard,
        isWeChatOn: true,
        isSMSOn: false,
        isDigestOn: true,
        phone: nil,
        version: 0
    )

    /// When something goes out on a channel; nil where the person does not want it there.
    ///
    /// Asked when the notice is written, and again when it is about to go: what has been turned off meanwhile stays here, and
    /// what was delayed into the night waits for its end.
    /// - Parameter mayDisturb: it cannot wait for the morning.
    package func dueAt(on channel: NoticeChannel, at now: Timestamp, mayDisturb: Bool) -> Timestamp? {
        switch channel {
        case .inApp: return now
        case .weChat: guard isWeChatOn else { return nil }
        case .sms: guard isSMSOn, phone != nil else { return nil }
        }
        return mayDisturb ? now : quietHours?.release(of: now) ?? now
    }

    /// The settings after a command, or why not.
    package func setting(_ command: SetNoticePreferences, at now: Timestamp) -> Result<NoticePreferences, Refusal> {
        if let expiresAt = command.expiresAt, now > expiresAt { return .failure(Refusal(.commandExpired)) }
        if let expected = command.expectedVersion, expected != version { return .failure(Refusal(.versionConflict)) }
        if let hours = command.quietHours, !hours.isPossible {
            return .failure(Refusal(.malformedBody, detail: "quiet hours"))
        }
        // Nobody else answers for an inbox that several share: who has left an office would go on hearing of its work.
        if command.isSMSOn, !command.actor.inboxes.contains(where: \.isPerson) {
            return .failure(Refusal(.inboxShared))
        }
        let number: String?
        switch command.phone {
        case nil: number = phone
        case "": number = nil
        case .some(let text):
            guard let proper = Self.phone(text) else { return .failure(Refusal(.phoneInvalid)) }
            number = proper
        }
        if command.isSMSOn, number == nil { return .failure(Refusal(.phoneInvalid)) }
        return .success(
            NoticePreferences(
                quietHours: command.quietHours,
                isWeChatOn: command.isWeChatOn,
                isSMSOn: command.isSMSOn,
                isDigestOn: command.isDigestOn,
                phone: number,
                version: version + 1
            )
        )
    }

    /// The digits of a number that a text message can go to, without spaces and hyphens; nil for everything else.
    package static func phone(_ text: String) -> String? {
        let bare = text.filter { !" -".contains($0) }
        let digits = bare.hasPrefix("+") ? bare.dropFirst() : bare[...]
        guard (8...15).contains(digits.utf8.count), digits.utf8.allSatisfy({ (48...57).contains($0) }) else {
            return nil
        }
        return bare
    }

    /// The number as its person may see it again: the first three digits and the last two.
    package var maskedPhone: String? {
        phone.map { String($0.prefix(3)) + String(repeating: "*", count: max(0, $0.count - 5)) + String($0.suffix(2)) }
    }
}

extension Notice {
    /// Whether what an event tells somebody cannot wait for the morning: emergencies, and what is urgent for whoever is on
    /// duty. How far a department says it is can wait always, and stays in the inbox: it is in somebody's own words.
    package static func mayDisturb(_ event: any MessageContract, _ recipient: NoticeRecipient) -> Bool {
        switch event {
        case is ReportAlarmed, is AlarmEscalated: return true
        case is CaseProgressNoted, is CaseSuspended: return false
        default: break
        }
        guard let report = (event as? any EventContract)?.report else { return false }
        if report.isEmergency { return true }
        switch recipient {
        case .officer, .dutyRoom: return report.urgency == .urgent
        default: return false
        }
    }

    /// Whether it is worth a text message, to somebody who wants those: there is something to do, or it is a result, or it
    /// cannot wait. What only has to be known stays in the inbox.
    package func isWorthText(of event: any MessageContract) -> Bool {
        isAction || SubscribedNotice(type(of: event).type) != nil || Self.mayDisturb(event, recipient)
    }
}
