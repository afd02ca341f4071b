extension NoticeComposer {
    /// Whether a report was sent in bad faith, and what follows for rewards. Its reporter hears of it only once it was found,
    /// plainly, with the reason and the way to contest it; those who follow the report hear nothing.
    mutating func malice(_ event: any EventContract) {
        switch event {
        case let event as MaliceProposed:
            let due = event.dueAt.localWords
            centre(
                Words(zh: "恶意上报待认定", en: "Bad faith? Please decide"),
                Words(
                    zh: "网格员提出:\(event.reason)。请在\(due.zh)前认定。",
                    en: "the officer says: \(event.reason). Please decide before \(due.en)."
                ),
                task: event.taskID
            )
        case is MaliceWithdrawn:
            centre(
                Words(zh: "无需再认定", en: "Nothing to decide any more"),
                Words(zh: "网格员已撤回恶意上报的提请。", en: "the officer took back that it was sent in bad faith."),
                isAction: false
            )
        case let event as MaliceWarned: warned(event)
        case let event as MaliceLapsed: lapsed(event)
        case let event as MaliceDecided: decided(event)
        case let event as MaliceAppealed:
            let due = event.dueAt.localWords
            citizen(
                MaliceState.appealed.reporterWords,
                Words(zh: "有结果会马上通知您。", en: "You will hear as soon as it is decided.")
            )
            city(
                Words(zh: "恶意认定申诉待复核", en: "Bad faith contested: please decide"),
                Words(
                    zh: "请在\(due.zh)前复核,原认定人不参与。",
                    en: "please decide before \(due.en); not whoever decided before."
                ),
                isAction: true
            )
        case let event as MaliceAppealDecided: reviewed(event)
        case let event as MaliceDropped: dropped(event)
        case let event as RewardsPaused:
            let until = event.until.localWords
            citizen(
                Words(zh: "积分和红包暂停至\(until.zh)", en: "Points and red packets pause until \(until.en)"),
                Words(
                    zh: "暂停期间您上报的问题照常受理、核实和处理;申诉成立的,暂停期间的奖励会补发。",
                    en:
                        "What you report until then is taken in, verified and handled as ever. If your appeal is upheld, "
                        + "what was withheld is granted."
                )
            )
        case let event as RewardsResumed: resumed(event)
        case is RewardsWithheld:
            // Also of what was gone on arrival, or a duplicate: how it was found stands in another notice.
            citizen(
                Words(zh: "已核实,感谢您", en: "Verified, thank you"),
                Words(
                    zh: "这件上报在奖励暂停期间提交,不计奖励。",
                    en: "This report was sent while your rewards pause, and brings none."
                )
            )
        default: break
        }
    }

    private mutating func resumed(_ event: RewardsResumed) {
        let rest =
            event.isLifted && event.granted > 0
            ? Words(
                zh: "暂停期间\(event.granted)件上报的奖励已补发。",
                en: "What was withheld for your reports (\(event.granted)) was granted."
            ) : Words(zh: "感谢您的参与。", en: "Thank you for taking part.")
        guard let until = event.stillPausedUntil?.localWords else {
            return citizen(Words(zh: "积分和红包已恢复", en: "Points and red packets are on again"), rest)
        }
        citizen(
            Words(
                zh: "一项奖励暂停已结束,另一项暂停持续至\(until.zh)",
                en: "One pause of your rewards is over, another goes on until \(until.en)"
            ),
            rest
        )
    }

    private mutating func warned(_ event: MaliceWarned) {
        let due = event.dueAt.localWords
        let title = Words(zh: "即将到期", en: "Due soon")
        if event.stage == .maliceAppeal {
            city(
                title,
                Words(zh: "恶意认定的申诉请在\(due.zh)前复核。", en: "please decide on the appeal before \(due.en)."),
                isAction: true
            )
        } else {
            centre(
                title,
                Words(zh: "恶意上报请在\(due.zh)前认定。", en: "please decide about bad faith before \(due.en).")
            )
        }
    }

    /// Recorded for good and told one level up; the reporter never heard of it.
    private mutating func lapsed(_ event: MaliceLapsed) {
        let due = event.dueAt.localWords
        let title = Words(zh: "逾期未认定", en: "Not decided in time")
        let rest = Words(
            zh: "恶意上报的认定期限为\(due.zh),已按不认定处理。",
            en: "bad faith was to be decided before \(due.en); it is over."
        )
        officer(event.officerID, title, rest)
        centre(title, rest, isAction: false)
        city(title, rest)
    }

    private mutating func decided(_ event: MaliceDecided) {
        guard event.isFound else {
            return officer(
                event.officerID,
                Words(zh: "中心不予认定", en: "Not found to be in bad faith"),
                Words(zh: "理由:\(event.reason)", en: "the centre says: \(event.reason)")
            )
        }
        officer(
            event.officerID,
            Words(zh: "中心已认定", en: "Found to be in bad faith"),
            Words(zh: "理由:\(event.reason)", en: "the centre says: \(event.reason)")
        )
        let until = event.appealUntil?.localWords
        citizen(
            MaliceState.found.reporterWords,
            Words(
                zh: "认定理由:\(event.reason)。如果不是这样,请告诉我们:\(until.map { "在\($0.zh)前" } ?? "")"
                    + "打开这件上报即可申诉,由市级另派人员复核。您随时可以继续上报。",
                en:
                    "The reason: \(event.reason). If that is not so, please tell us: open the report and contest it"
                    + "\(until.map { " before \($0.en)" } ?? ""); somebody else at the city looks at it. "
                    + "You can go on reporting at any time."
            ),
            isAction: true
        )
    }

    private mutating func reviewed(_ event: MaliceAppealDecided) {
        let reason = event.reason ?? ""
        let said = Words(
            zh: reason.isBlank ? "" : "市级的说明:\(reason)。",
            en: reason.isBlank ? "" : "The city says: \(reason). "
        )
        if event.isUpheld {
            citizen(
                MaliceState.overturned.reporterWords,
                Words(zh: said.zh + "给您添麻烦了,谢谢您的说明。", en: said.en + "We are sorry for the trouble; thank you.")
            )
        } else {
            citizen(
                MaliceState.confirmed.reporterWords,
                Words(zh: said.zh + "您随时可以继续上报。", en: said.en + "You can go on reporting at any time.")
            )
        }
        let title =
            event.isUpheld
            ? Words(zh: "申诉成立,认定已撤销", en: "The appeal was upheld")
            : Words(zh: "市级维持认定", en: "The city agrees")
        let rest =
            event.decidedBy == nil
            ? Words(zh: "市级未在期限内复核,按申诉成立处理。", en: "the city did not decide in time: its reporter is right.")
            : Words(zh: "市级的说明:\(reason)", en: "the city says: \(reason)")
        officer(event.officerID, title, rest)
        centre(title, rest, isAction: false)
    }

    private mutating func dropped(_ event: MaliceDropped) {
        if event.wasFound {
            citizen(
                MaliceState.overturned.reporterWords,
                Words(zh: "再次核实属实。给您添麻烦了。", en: "It was found true after all. We are sorry for the trouble.")
            )
        }
        let title = Words(zh: "恶意上报的提请已终止", en: "Bad faith is off the table")
        let rest = Words(zh: "再次核实属实。", en: "the report was found true after all.")
        officer(event.officerID, title, rest)
        centre(title, rest, isAction: false)
    }
}
