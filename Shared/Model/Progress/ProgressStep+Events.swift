extension ProgressStep {
    /// The line for an event; nil for what is no concern of the citizen (warnings, urging, timers, budgets).
    init?(_ event: any MessageContract) {
        if let event = event as? ReportRejected {
            self.init(
                event,
                at: event.at,
                ProgressState.rejected.citizenWords(
                    ProgressDetails(reason: event.reason.words, channel: event.channel)
                )
            )
            return
        }
        guard let event = event as? any EventContract else { return nil }
        guard let line = Self.intake(event) ?? Self.verification(event) ?? Self.dispatch(event) ?? Self.reward(event)
        else { return nil }
        self = line
    }

    private init(
        _ event: any MessageContract,
        at: Timestamp,
        _ words: Words,
        note: String? = nil,
        photos: [EvidencePhoto] = [],
        department: DepartmentCode? = nil
    ) {
        self.init(
            at: at,
            type: Swift.type(of: event).type,
            words: words,
            note: note.flatMap { $0.isBlank ? nil : $0 },
            photos: photos.map(\.id),
            departmentCode: department
        )
    }

    private static func intake(_ event: any EventContract) -> ProgressStep? {
        switch event {
        case let event as ReportRegistered:
            ProgressStep(
                event,
                at: event.at,
                ProgressState.registered.citizenWords(),
                note: event.words,
                photos: event.photos
            )
        case let event as ReportReferred:
            ProgressStep(event, at: event.at, ProgressState.referred.citizenWords())
        default: nil
        }
    }

    private static func verification(_ event: any EventContract) -> ProgressStep? {
        switch event {
        case let event as TaskClaimed:
            event.kind == .recheck
                ? nil : ProgressStep(event, at: event.at, Words(zh: "网格员已接单", en: "A grid officer took it on"))
        case let event as TaskArrived:
            ProgressStep(
                event,
                at: event.at,
                event.kind == .recheck
                    ? ProgressState.rechecking.citizenWords()
                    : Words(zh: "网格员已到达现场", en: "The grid officer is on site")
            )
        case let event as QuestionAsked:
            ProgressStep(event, at: event.at, ProgressState.question.citizenWords(), note: event.words)
        case let event as QuestionAnswered:
            ProgressStep(
                event,
                at: event.at,
                Words(zh: "您已补充信息,谢谢!", en: "You added information, thank you!"),
                note: event.words,
                photos: event.photos
            )
        case let event as QuestionExpired:
            ProgressStep(
                event,
                at: event.at,
                Words(zh: "网格员继续按已有信息核实", en: "The officer goes on with what is known")
            )
        case let event as ReportVerified:
            ProgressStep(
                event,
                at: event.at,
                ProgressState(event.finding).citizenWords(ProgressDetails(channel: event.channel)),
                note: event.evidence.words,
                photos: event.evidence.photos
            )
        case let event as ReportSeparated:
            ProgressStep(
                event,
                at: event.at,
                Words(zh: "改为单独受理,网格员将再次核实", en: "Handled on its own; an officer looks again")
            )
        case let event as RecheckFailed:
            ProgressStep(
                event,
                at: event.at,
                ProgressState.recheckFailed.citizenWords(),
                note: event.evidence.words,
                photos: event.evidence.photos
            )
        case let event as AppealOpened:
            ProgressStep(event, at: event.at, ProgressState.appealed.citizenWords(), note: event.words)
        case let event as AppealDecided:
            ProgressStep(
                event,
                at: event.at,
                event.isUpheld
                    ? Words(zh: "复核结果:采纳您的申诉", en: "Second look: your appeal is upheld")
                    : Words(zh: "复核结果:与原核实结果一致", en: "Second look: the outcome is confirmed"),
                note: event.evidence.words,
                photos: event.evidence.photos
            )
        case let event as ReportRated:
            ProgressStep(event, at: event.at, Words(zh: "感谢您的评价", en: "Thank you for your rating"))
        default: nil
        }
    }

    private static func dispatch(_ event: any EventContract) -> ProgressStep? {
        switch event {
        case let event as CaseDispatched:
            ProgressStep(
                event,
                at: event.at,
                ProgressState.dispatched.citizenWords(),
                department: event.departmentCode
            )
        case let event as CaseAccepted:
            ProgressStep(
                event,
                at: event.at,
                ProgressState.accepted.citizenWords(ProgressDetails(expectedOn: event.dueAt)),
                department: event.departmentCode
            )
        case let event as CaseExtended:
            ProgressStep(
                event,
                at: event.at,
                Words(
                    zh: "处理时间有调整,预计\(event.dueAt.localDay.zh)",
                    en: "More time is needed, expected by \(event.dueAt.localDay.en)"
                ),
                department: event.departmentCode
            )
        case let event as CaseReturned:
            ProgressStep(event, at: event.at, ProgressState.returned.citizenWords())
        case let event as CaseRecalled:
            ProgressStep(event, at: event.at, ProgressState.returned.citizenWords())
        case let event as CaseSuspended:
            ProgressStep(
                event,
                at: event.at,
                ProgressState.suspended.citizenWords(
                    ProgressDetails(
                        reason: Words(zh: event.reason, en: event.reason),
                        nextWordOn: event.nextWordOn
                    )
                )
            )
        case let event as CaseResumed:
            ProgressStep(
                event,
                at: event.at,
                Words(zh: "已恢复处理", en: "Work goes on"),
                department: event.departmentCode
            )
        case let event as CaseProgressNoted:
            ProgressStep(
                event,
                at: event.at,
                Words(zh: "责任单位告知进展", en: "The department tells how far it is"),
                note: event.words,
                photos: event.photos,
                department: event.departmentCode
            )
        case let event as CaseRectified:
            ProgressStep(
                event,
                at: event.at,
                ProgressState.rectified.citizenWords(),
                note: event.words,
                photos: event.photos,
                department: event.departmentCode
            )
        case let event as CaseClosed:
            ProgressStep(
                event,
                at: event.at,
                ProgressState.closed.citizenWords(),
                note: event.words,
                photos: event.photos
            )
        case let event as CaseReopened:
            ProgressStep(event, at: event.at, Words(zh: "已重新交办", en: "Being assigned again"))
        default: nil
        }
    }

    private static func reward(_ event: any EventContract) -> ProgressStep? {
        switch event {
        case let event as PointsGranted:
            ProgressStep(
                event,
                at: event.at,
                Words(zh: "获得\(event.points)积分", en: "You got \(event.points) points")
            )
        case let event as PointsWithdrawn:
            ProgressStep(
                event,
                at: event.at,
                Words(zh: "并案更正,收回\(event.points)积分", en: "\(event.points) points taken back with the merging")
            )
        case let event as RedPacketReserved where event.isUnderReview == true:
            ProgressStep(
                event,
                at: event.at,
                Words(
                    zh: "获得红包\(event.amount)元,正在核对,有结果会马上通知您",
                    en: "You got a red packet of \(event.amount) yuan; it is being checked, and you will hear at once"
                )
            )
        case let event as RedPacketReviewed:
            ProgressStep(
                event,
                at: event.at,
                event.isCleared
                    ? Words(zh: "红包核对完成,可以领取了", en: "The red packet was checked and can be claimed")
                    : Words(zh: "红包经核对未发放,积分不受影响", en: "The red packet was not paid out after a check; points stay")
            )
        case let event as RedPacketReserved:
            ProgressStep(
                event,
                at: event.at,
                Words(
                    zh: "获得红包\(event.amount)元,请在\(event.expiresAt.localDay.zh)前领取",
                    en:
                        "You got a red packet of \(event.amount) yuan; please claim it before \(event.expiresAt.localDay.en)"
                )
            )
        default: nil
        }
    }
}
