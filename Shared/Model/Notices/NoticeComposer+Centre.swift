extension NoticeComposer {
    /// What the town centre has to decide, and the limits that were reached.
    mutating func centre(_ event: any EventContract) {
        switch event {
        case let event as CaseOpened:
            let due = event.dueAt.localWords
            centre(
                Words(zh: "属实·待中心交办", en: "Confirmed; to be dispatched"),
                Words(zh: "请在\(due.zh)前交办。", en: "dispatch before \(due.en)."),
                case: event.caseID
            )
        case let event as CaseReturned:
            let due = event.dueAt.localWords
            centre(
                Words(zh: "已退回·待改派", en: "Returned; to be redispatched"),
                Words(
                    zh: "第\(event.returns)次退回:\(event.reason)。请在\(due.zh)前改派。",
                    en: "return \(event.returns): \(event.reason). Decide before \(due.en)."
                ),
                case: event.caseID
            )
        case let event as CaseExtensionRequested:
            let until = event.until.localWords
            centre(
                Words(zh: "延期申请待审批", en: "Extension asked for"),
                Words(zh: "申请延至\(until.zh):\(event.reason)", en: "until \(until.en): \(event.reason)"),
                case: event.caseID
            )
        case let event as CaseSuspensionRequested:
            let word = event.nextWordOn.localWords
            centre(
                Words(zh: "挂账申请待审批", en: "Suspension asked for"),
                Words(
                    zh: "申请挂账,\(word.zh)前再告知进展:\(event.reason)",
                    en: "next word before \(word.en): \(event.reason)"
                ),
                case: event.caseID
            )
        case let event as CaseReopened:
            let due = event.dueAt.localWords
            everybody(Words(zh: "已重新办理", en: "It is open again"))
            centre(
                Words(zh: "申诉成立·重新办理", en: "Open again after an appeal"),
                Words(zh: "请在\(due.zh)前交办。", en: "dispatch before \(due.en)."),
                case: event.caseID
            )
        case is TextHeld:
            centre(
                Words(zh: "文字待人工核对", en: "Words to be looked at"),
                Words(
                    zh: "内容安全检查提示上报的文字可能不当,请核对。不影响核实与处理。",
                    en: "the content check suspects the reporter's words. The report is handled all the same."
                )
            )
        case let event as CaseRelocated: relocated(event)
        case let event as CaseWarned: warned(event)
        case let event as CaseOverdue: overdue(event)
        default: break
        }
    }

    /// Only where another centre has it from now on.
    private mutating func relocated(_ event: CaseRelocated) {
        guard event.previousGridCode.town != event.report.townCode else { return }
        let due = event.dueAt?.localWords
        centre(
            Words(zh: "网格调整·划入本镇街", en: "Yours now: the cells changed"),
            Words(
                zh: due.map { "期限不变,为\($0.zh),请接续督办。" } ?? "请接续督办。",
                en: due.map { "the limit stays, \($0.en); please see to it." } ?? "please see to it."
            ),
            case: event.caseID
        )
    }

    private mutating func warned(_ event: CaseWarned) {
        let due = event.dueAt.localWords
        let title = Words(zh: "即将到期", en: "Due soon")
        let rest = Words(zh: "期限\(due.zh)。", en: "due \(due.en).")
        if event.stage.isDepartments, let code = event.departmentCode {
            department(code, case: event.caseID, title, rest)
        } else {
            centre(title, rest, case: event.caseID)
        }
    }

    /// The one who is late, and one level up.
    private mutating func overdue(_ event: CaseOverdue) {
        let due = event.dueAt.localWords
        let title = Words(zh: "已超期", en: "Overdue")
        let rest = Words(zh: "期限为\(due.zh),请督办。", en: "it was due \(due.en).")
        if event.stage.isDepartments, let code = event.departmentCode {
            department(code, case: event.caseID, title, rest)
            centre(title, rest, case: event.caseID)
        } else {
            centre(title, rest, case: event.caseID)
            city(title, rest, case: event.caseID)
        }
    }
}

extension TimeLimitStage {
    /// Whether a department is responsible for keeping it.
    fileprivate var isDepartments: Bool { self == .acceptance || self == .rectification }
}
