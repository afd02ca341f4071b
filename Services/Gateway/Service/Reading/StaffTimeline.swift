import Model

/// The steps of a report as officers and clerks read them: without anything that the reporter said in confidence.
enum StaffTimeline {
    /// What officers and centres see: verification and the department's work.
    static func full(_ entries: [JournalEntry]) -> [TimelineEntry] {
        entries.withStates.compactMap(step)
    }

    /// What a department sees: its case only; the reporter's words and pictures stay away.
    static func department(_ entries: [JournalEntry]) -> [TimelineEntry] {
        entries.withStates.filter { $0.0.source == .dispatch || $0.0.body is RecheckFailed }.compactMap(step)
    }

    private static func step(_ entry: JournalEntry, _ state: ProgressState) -> TimelineEntry? {
        guard let words = words(for: entry.body) else { return nil }
        let (note, photos) = content(of: entry.body)
        return TimelineEntry(
            position: Int(entry.position),
            at: entry.at,
            type: type(of: entry.body).type.rawValue,
            state: state,
            words: WordsAnswer(words),
            note: note,
            photos: photos.map(\.id)
        )
    }

    private static func content(of body: any MessageContract) -> (note: String?, photos: [EvidencePhoto]) {
        switch body {
        case let event as QuestionAsked: (event.words, [])
        case let event as QuestionAnswered: (event.words, event.photos)
        case let event as ReportVerified: (event.evidence.words, event.evidence.photos)
        case let event as RecheckPassed: (event.evidence.words, event.evidence.photos)
        case let event as RecheckFailed: (event.evidence.words, event.evidence.photos)
        case let event as AppealOpened: (event.words, [])
        case let event as AppealDecided: (event.evidence.words, event.evidence.photos)
        case let event as ReportSeparated: (event.reason, [])
        case let event as TaskOffered: (event.reason, [])
        case let event as AssistanceCalled: (event.words, [])
        case let event as AssistanceAnswered: (event.words, [])
        case let event as SampleChecked: (event.evidence.words, event.evidence.photos)
        case let event as CaseDispatched: (event.note, [])
        case let event as CaseUrged: (event.note, [])
        case let event as CaseRecalled: (event.reason, [])
        case let event as CaseRecategorised: (event.reason, [])
        case let event as CaseReturned: (event.reason, [])
        case let event as CaseExtensionRequested: (event.reason, [])
        case let event as CaseExtensionRefused: (event.reason, [])
        case let event as CaseSuspensionRequested: (event.reason, [])
        case let event as CaseSuspensionRefused: (event.reason, [])
        case let event as CaseRectified: (event.words, event.photos)
        case let event as CaseProgressNoted: (event.words, event.photos)
        case let event as CaseInvolved: (event.note, [])
        case let event as CaseAssigned: (event.member?.name, [])
        case let event as CaseSuspended: (event.reason, [])
        default: (nil, [])
        }
    }

    private static func words(for body: any MessageContract) -> Words? {
        switch body {
        case is ReportRegistered: Words(zh: "已受理", en: "Registered")
        case is TaskAssigned: Words(zh: "已派给网格员", en: "An officer got the task")
        case is TaskClaimed: Words(zh: "网格员已接单", en: "The officer took the task")
        case is TaskArrived: Words(zh: "网格员已到场", en: "The officer is on site")
        case is TaskWarned: Words(zh: "任务即将到期", en: "The task's limit is near")
        case is TaskOverdue: Words(zh: "任务已超期", en: "The task is overdue")
        case is SampleChecked: Words(zh: "已抽查", en: "Checked as a sample")
        case is TaskOffered: Words(zh: "请同事接手", en: "Offered to a colleague")
        case is AssistanceCalled: Words(zh: "已请协助单位到场", en: "A unit was called for help")
        case let event as AssistanceAnswered:
            event.isComing
                ? Words(zh: "协助单位答复可以到场", en: "The unit comes")
                : Words(zh: "协助单位答复不能到场", en: "The unit cannot come")
        case is AssistanceEnded: Words(zh: "不再需要到场协助", en: "No more help is needed on site")
        case is TaskOfferDeclined: Words(zh: "同事未接手", en: "Not taken over")
        case is TaskHandedOver: Words(zh: "已转交其他网格员", en: "Another officer has it now")
        case is ReportRelocated: Words(zh: "网格已调整", en: "The cells changed")
        case is TaskWithdrawn: Words(zh: "任务已撤回", en: "The task was withdrawn")
        case is QuestionAsked: Words(zh: "已请上报人补充", en: "The reporter was asked")
        case is QuestionAnswered: Words(zh: "已收到补充", en: "The reporter answered")
        case is QuestionExpired: Words(zh: "补充已超时", en: "No answer came in time")
        case let event as ReportVerified where event.mergedBy != nil:
            Words(zh: "中心已并案", en: "Merged at the centre")
        case is ReportVerified: Words(zh: "已现场核实", en: "Verified on site")
        case is ReportSeparated: Words(zh: "已撤销并案", en: "No duplicate after all")
        case is RecheckPassed: Words(zh: "复查通过", en: "The re-check was passed")
        case is RecheckFailed: Words(zh: "复查未通过", en: "The re-check was not passed")
        case is AppealOpened: Words(zh: "收到申诉", en: "An appeal was opened")
        case is AppealDecided: Words(zh: "申诉已复核", en: "The appeal was decided")
        case is CaseOpened: Words(zh: "进入中心待交办", en: "The case is at the centre")
        case is CaseDispatched: Words(zh: "已派单", en: "Transferred to the department")
        case is CaseUrged: Words(zh: "已催办", en: "The department was urged")
        case is CaseRecategorised: Words(zh: "类别已更正", en: "The category was corrected")
        case is CaseRelocated: Words(zh: "案件所在网格已调整", en: "The case lies in another cell now")
        case is CaseAccepted: Words(zh: "已签收", en: "Accepted")
        case is CaseReturned: Words(zh: "已退回", en: "Returned")
        case is CaseRecalled: Words(zh: "中心已撤回", en: "Taken back by the centre")
        case is CaseExtensionRequested: Words(zh: "申请延期", en: "More time was asked for")
        case is CaseExtended: Words(zh: "同意延期", en: "More time was given")
        case is CaseExtensionRefused: Words(zh: "不同意延期", en: "More time was refused")
        case is CaseSuspensionRequested: Words(zh: "申请挂账", en: "A suspension was asked for")
        case is CaseSuspensionRefused: Words(zh: "不同意挂账", en: "The suspension was refused")
        case is CaseSuspended: Words(zh: "已挂账", en: "Suspended")
        case is CaseResumed: Words(zh: "已恢复办理", en: "Resumed")
        case is CaseRectified: Words(zh: "整改完成", en: "The work is done")
        case let event as CaseProgressNoted:
            event.isLead
                ? Words(zh: "办理进展", en: "Progress") : Words(zh: "协办进展", en: "Progress of a helping department")
        case is CaseInvolved: Words(zh: "协办单位已更新", en: "Departments that help were named")
        case is CaseAssigned: Words(zh: "已指定办理人", en: "A member of the department has it")
        case is CaseReworked: Words(zh: "返工", en: "To be done again")
        case is CaseWithdrawn: Words(zh: "单位任务已撤回", en: "The department's task was withdrawn")
        case is CaseClosed: Words(zh: "已办结", en: "Closed")
        case is CaseReopened: Words(zh: "重新办理", en: "Reopened")
        case is CaseWarned: Words(zh: "案件即将到期", en: "The case's limit is near")
        case is CaseOverdue: Words(zh: "案件已超期", en: "The case is overdue")
        default: nil
        }
    }
}
