extension NoticeComposer {
    mutating func verification(_ event: any EventContract) {
        switch event {
        case let event as TaskAssigned: assigned(event)
        case let event as TaskWarned:
            officer(
                event.officerID,
                task: event.taskID,
                Words(zh: "即将到期", en: "Due soon"),
                Words(
                    zh: "请在\(event.dueAt.localWords.zh)前完成。",
                    en: "please finish before \(event.dueAt.localWords.en)."
                )
            )
        case let event as TaskOverdue:
            let title = Words(zh: "任务已超期", en: "Task overdue")
            let due = event.dueAt.localWords
            officer(
                event.officerID,
                task: event.taskID,
                title,
                Words(zh: "期限为\(due.zh),请尽快完成。", en: "it was due \(due.en); please finish soon.")
            )
            centre(
                title,
                Words(zh: "网格员任务期限为\(due.zh),请督办。", en: "the officer's task was due \(due.en); please see to it."),
                task: event.taskID
            )
        case let event as TaskWithdrawn:
            officer(
                event.officerID,
                task: event.taskID,
                Words(zh: "任务已撤回", en: "Task withdrawn"),
                Words(zh: "无需再到场。", en: "no visit is needed any more."),
                isAction: false
            )
        case let event as TaskOffered: offered(event)
        case let event as TaskOfferDeclined: offerEnded(event)
        case let event as TaskHandedOver: handedOver(event)
        case let event as SampleChecked: sampled(event)
        case let event as ReportVerified: verified(event)
        case is ReportSeparated:
            everybody(Words(zh: "改为单独受理,网格员将再次核实", en: "Handled on its own; an officer looks again"))
        case is RecheckFailed:
            everybody(.recheckFailed)
        default: break
        }
    }

    private mutating func assigned(_ event: TaskAssigned) {
        let due = event.dueAt.localWords
        let (title, what): (Words, Words) =
            switch event.kind {
            case .first:
                (Words(zh: "新线索·待接单", en: "New report to claim"), Words(zh: "现场核实", en: "verify on site"))
            case .recheck:
                (Words(zh: "待复查", en: "To be re-checked"), Words(zh: "现场复查", en: "re-check on site"))
            case .appeal:
                (Words(zh: "申诉复核", en: "Appeal to review"), Words(zh: "再次现场核实", en: "verify again on site"))
            case .sample:
                (Words(zh: "抽查", en: "Sample check"), Words(zh: "现场抽查", en: "check on site"))
            }
        officer(
            event.officerID,
            task: event.taskID,
            title,
            Words(zh: "请在\(due.zh)前\(what.zh)。", en: "please \(what.en) before \(due.en).")
        )
    }

    /// Whose finding it was hears what was seen; of a failed check the centre has to make something.
    private mutating func sampled(_ event: SampleChecked) {
        officer(
            event.officerID,
            task: event.taskID,
            event.isPassed
                ? Words(zh: "抽查通过", en: "The sample check was passed")
                : Words(zh: "抽查未通过", en: "The sample check was not passed"),
            Words(zh: event.evidence.words, en: event.evidence.words),
            isAction: false
        )
        guard !event.isPassed else { return }
        centre(
            Words(zh: "抽查未通过·请研究处理", en: "A sample check was not passed"),
            Words(
                zh: "现场处置办结后抽查:\(event.evidence.words)。原核实结果不变,请中心决定后续处理。",
                en: "solved on the spot, then seen: \(event.evidence.words); the finding stays, the centre decides."
            ),
            task: event.taskID
        )
    }

    /// The colleague is asked; the centre knows, and may decide.
    private mutating func offered(_ event: TaskOffered) {
        let due = event.dueAt?.localWords
        officer(
            event.offeredTo,
            task: event.taskID,
            Words(zh: "请您接手", en: "Please take over"),
            Words(
                zh: "同事请您接手:\(event.reason)" + (due.map { "(期限\($0.zh))" } ?? ""),
                en: "a colleague asks: \(event.reason)" + (due.map { " (due \($0.en))" } ?? "")
            )
        )
        centre(
            Words(zh: "任务转交待接手", en: "A task is offered to a colleague"),
            Words(zh: "原因:\(event.reason)。同事未接手时可由中心决定。", en: "\(event.reason); the centre may decide."),
            task: event.taskID,
            isAction: false
        )
    }

    /// Whoever did not end it themselves hears that it ended; when the centre did, both.
    private mutating func offerEnded(_ event: TaskOfferDeclined) {
        if event.declinedBy.uuid != event.officerID.uuid {
            officer(
                event.officerID,
                task: event.taskID,
                Words(zh: "转交未成", en: "Not taken over"),
                Words(zh: "任务仍由您负责。", en: "the task stays yours.")
            )
        }
        if event.declinedBy.uuid != event.offeredTo.uuid {
            officer(
                event.offeredTo,
                task: event.taskID,
                Words(zh: "不必接手了", en: "Not to be taken over any more"),
                Words(zh: "任务仍由同事负责。", en: "the task stays your colleague's."),
                isAction: false
            )
        }
    }

    /// Whose it is now, and whose it was; the citizen hears nothing: nothing changes for them.
    private mutating func handedOver(_ event: TaskHandedOver) {
        let due = event.dueAt?.localWords
        let isClaimed = event.stateAfter == .claimed
        officer(
            event.officerID,
            task: event.taskID,
            isClaimed ? Words(zh: "已接手", en: "Taken over") : Words(zh: "转交给您·待接单", en: "Handed over to you"),
            Words(
                zh: due.map { "期限不变,请在\($0.zh)前完成。" } ?? "期限不变。",
                en: due.map { "the limit stays: please finish before \($0.en)." } ?? "the limit stays."
            ),
            isAction: !isClaimed
        )
        officer(
            event.fromOfficerID,
            task: event.taskID,
            Words(zh: "任务已转交", en: "Handed over"),
            event.cause.formerOfficersWords,
            isAction: false
        )
    }

    private mutating func verified(_ event: ReportVerified) {
        let who =
            event.mergedBy == nil
            ? Words(zh: "网格员说明", en: "The officer says") : Words(zh: "镇街中心说明", en: "The town centre says")
        let said = Words(
            zh: event.evidence.words.isEmpty ? "" : "\(who.zh):\(event.evidence.words)",
            en: event.evidence.words.isEmpty ? "" : "\(who.en): \(event.evidence.words)"
        )
        if event.mergedBy != nil {
            officer(
                event.officerID,
                task: event.taskID,
                Words(zh: "中心已并案", en: "Merged at the centre"),
                Words(zh: "与另一件上报是同一件事,无需到场。", en: "it is the same as another report; no visit is needed."),
                isAction: false
            )
        }
        switch event.finding {
        case .confirmed: everybody(.confirmed, saying: said)
        case .resolvedOnSite: everybody(.resolvedOnSite, saying: said, isAction: true)
        case .unfounded: everybody(.unfounded, saying: said)
        case .goneOnArrival: everybody(.goneOnArrival, saying: said)
        case .unlocatable: everybody(.unlocatable, saying: said)
        case .duplicate: everybody(.duplicate, saying: said)
        case .outOfRemit: everybody(.outOfRemit, ProgressDetails(channel: event.channel), saying: said)
        }
    }
}

extension HandOverCause {
    /// What the officer reads whose task it was.
    fileprivate var formerOfficersWords: Words {
        switch self {
        case .leave: Words(zh: "休假期间由同事负责。", en: "a colleague sees to it while you are on leave.")
        case .colleague, .centre: Words(zh: "已由同事接手。", en: "a colleague has it now.")
        case .cells: Words(zh: "网格已调整,由新网格的网格员负责。", en: "the cells changed; it lies in a colleague's now.")
        }
    }
}
