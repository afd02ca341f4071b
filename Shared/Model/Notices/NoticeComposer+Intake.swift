extension NoticeComposer {
    mutating func intake(_ event: any EventContract) {
        switch event {
        case let event as ReportRegistered:
            citizen(.registered, ProgressDetails(expectedOn: event.expectedAt))
            if let recurrence = event.recurrence, recurrence.isListed {
                centre(
                    Words(zh: "反复发生·列入源头治理", en: "Came again; on the list of causes to be dealt with"),
                    Words(
                        zh: "同一地点第\(recurrence.number)次上报,请研究源头治理。",
                        en: "report number \(recurrence.number) at the same place; please deal with the cause."
                    )
                )
            }
        case let event as ReportFollowed:
            follower(event.citizenID, isMerged: event.mergedReportID != nil)
        case is ReportReferred:
            citizen(.referred, saying: Words(zh: "如遇紧急情况请拨打110。", en: "In an emergency call 110."))
        case let event as ReportAlarmed:
            alarm(level: event.level, acknowledgeBy: event.acknowledgeBy)
        case let event as AlarmEscalated:
            alarm(level: event.level, acknowledgeBy: event.acknowledgeBy)
        default: break
        }
    }

    private mutating func alarm(level: Int, acknowledgeBy: Timestamp?) {
        let title = Words(zh: "紧急警报·待确认", en: "Emergency: to be acknowledged")
        let by = acknowledgeBy?.localWords
        let rest = Words(
            zh: by.map { "请在\($0.zh)前确认并处置。" } ?? "请立即确认并处置。",
            en: by.map { "acknowledge and act before \($0.en)." } ?? "acknowledge and act at once."
        )
        switch level {
        case ...1: dutyRoom(title, rest)
        case 2: centre(title, rest)
        default: city(title, rest)
        }
    }
}

extension Notice {
    /// A report that was not taken in has no summary yet: only its reporter hears, with the way out.
    static func rejection(_ event: ReportRejected) -> Notice? {
        guard let citizenID = event.citizenID else { return nil }
        let reason = event.reason.words
        return Notice(
            recipient: .citizen(citizenID),
            title: Words(zh: "暂不能受理", en: "Cannot be taken in for now"),
            body: Words(
                zh: "\(reason.zh)。" + (event.channel.map { "可联系:\($0)。" } ?? ""),
                en: "Reason: \(reason.en)." + (event.channel.map { " Please turn to \($0)." } ?? "")
            ),
            reportID: event.reportID,
            taskID: nil,
            caseID: nil,
            isAction: false
        )
    }

    /// Two contents under one key: the reporter hears which one counts, and can send the other one anew.
    static func keptFirst(_ event: ReportKeyReused) -> Notice {
        let kept = RefusalCode.reportKeyReused.words
        return Notice(
            recipient: .citizen(event.citizenID),
            title: Words(zh: "已保留第一次提交的内容", en: "The first version was kept"),
            body: Words(zh: "\(kept.zh)。如需补充,请重新提交。", en: "\(kept.en). To add something, please send it anew."),
            reportID: event.reportID,
            taskID: nil,
            caseID: nil,
            isAction: false
        )
    }
}
