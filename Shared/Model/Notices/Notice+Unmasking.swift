extension Notice {
    /// What is said about the reading of a reporter's contact: to who decides, to the office that asked, and to the reporter
    /// where the legal basis does not forbid it. None of it names anybody.
    static func unmasking(_ event: any MessageContract) -> [Notice] {
        switch event {
        case let event as UnmaskingAsked:
            let by = event.decideBy.localWords
            return [
                about(
                    event.reportID,
                    to: .city,
                    Words(zh: "查阅上报人联系方式·待审批", en: "A reporter's contact is asked for: to be decided"),
                    Words(
                        zh: "依据:\(event.basis.words.zh)。请在\(by.zh)前审批,申请人不能审批自己的申请。",
                        en: "The basis is \(event.basis.words.en). Please decide before \(by.en); whoever asks cannot."
                    ),
                    isAction: true
                )
            ]
        case let event as UnmaskingDecided:
            let title =
                event.isApproved
                ? Words(zh: "查阅申请已批准", en: "The reading of a contact is approved")
                : Words(zh: "查阅申请未获批准", en: "The reading of a contact is not approved")
            let until = event.readableUntil?.localWords
            let rest =
                until.map {
                    Words(
                        zh: "申请人可在\($0.zh)前查阅,每次查阅都会记录。",
                        en: "Whoever asked may read it until \($0.en); every reading is recorded."
                    )
                } ?? Words(zh: "如仍有需要,请补充依据后重新申请。", en: "Where it is still needed, please ask anew with more grounds.")
            return [about(event.reportID, to: event.asker, title, rest, isAction: event.isApproved)]
        case let event as ContactRead:
            guard let citizen = event.toldCitizenID else { return [] }
            return [
                about(
                    event.reportID,
                    to: .citizen(citizen),
                    Words(zh: "您的联系方式被依法查阅", en: "Your contact was read, as the law allows"),
                    Words(
                        zh: "依据:\(event.basis.words.zh)。经两人审批,查阅已记录;网格员和责任单位看不到您的信息。",
                        en: "The basis is \(event.basis.words.en). Two people approved it, and it is recorded. "
                            + "Officers and departments do not see who you are."
                    ),
                    isAction: false
                )
            ]
        default: return []
        }
    }

    private static func about(
        _ report: ReportID,
        to recipient: NoticeRecipient,
        _ title: Words,
        _ body: Words,
        isAction: Bool
    ) -> Notice {
        Notice(
            recipient: recipient,
            title: title,
            body: body,
            reportID: report,
            taskID: nil,
            caseID: nil,
            isAction: isAction
        )
    }
}

extension UnmaskingDecided {
    /// The office that asked.
    fileprivate var asker: NoticeRecipient {
        switch askerRole {
        case .townCentre: .centre(townCode)
        case .dutyRoom: .dutyRoom(townCode)
        default: .city
        }
    }
}
