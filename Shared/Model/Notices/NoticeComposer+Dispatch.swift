extension NoticeComposer {
    /// A case on its way, for the citizen and for the department that has it.
    mutating func dispatch(_ event: any EventContract) {
        switch event {
        case let event as CaseDispatched: dispatched(event)
        case let event as CaseUrged:
            department(
                event.departmentCode,
                case: event.caseID,
                Words(zh: "催办", en: "Urged"),
                Words(zh: "请加快处理。\(event.note ?? "")", en: "please speed up. \(event.note ?? "")")
            )
        case let event as CaseRecategorised:
            guard let code = event.departmentCode else { return }
            let due = event.dueAt.localWords
            department(
                code,
                case: event.caseID,
                Words(zh: "类别已更正", en: "The category was corrected"),
                Words(
                    zh: "期限重新计算,为\(due.zh):\(event.reason)",
                    en: "the limit is counted anew and is \(due.en): \(event.reason)"
                ),
                isAction: false
            )
        case let event as CaseAccepted:
            let due = event.dueAt.localWords
            everybody(.accepted, ProgressDetails(expectedOn: event.dueAt))
            if event.isDeemed {
                department(
                    event.departmentCode,
                    case: event.caseID,
                    Words(zh: "逾期未签收,视为已签收", en: "Counts as accepted"),
                    Words(zh: "请在\(due.zh)前完成整改。", en: "please put it right before \(due.en).")
                )
            }
        case is CaseReturned:
            everybody(.returned)
        case let event as CaseExtended:
            let due = event.dueAt.localWords
            everybody(Words(zh: "处理时间有调整,预计\(due.zh)前完成", en: "It takes longer; expected before \(due.en)"))
            department(
                event.departmentCode,
                case: event.caseID,
                Words(zh: "延期已批准", en: "Extension granted"),
                Words(zh: "新的期限为\(due.zh)。", en: "the new limit is \(due.en)."),
                isAction: false
            )
        case let event as CaseExtensionRefused:
            department(
                event.departmentCode,
                case: event.caseID,
                Words(zh: "延期未批准", en: "Extension refused"),
                Words(zh: "原期限不变:\(event.reason)", en: "the limit stands: \(event.reason)")
            )
        case let event as CaseSuspensionRefused:
            department(
                event.departmentCode,
                case: event.caseID,
                Words(zh: "挂账未批准", en: "Suspension refused"),
                Words(zh: "计时继续:\(event.reason)", en: "the clock goes on: \(event.reason)")
            )
        case let event as CaseInvolved: involved(event)
        case let event as CaseProgressNoted:
            everybody(Words(zh: "责任单位告知进展:\(event.words)", en: "The department tells how far it is: \(event.words)"))
        case let event as CaseAssigned:
            guard let member = event.member else { return }
            department(
                event.departmentCode,
                case: event.caseID,
                Words(zh: "已指定办理人", en: "Somebody has it"),
                Words(zh: "由\(member.name)办理。", en: "\(member.name) works on it."),
                isAction: false
            )
        case let event as CaseSuspended: suspended(event)
        case let event as CaseResumed: resumed(event)
        case is CaseRectified:
            everybody(.rectified)
        case let event as CaseReworked:
            let due = event.dueAt.localWords
            department(
                event.departmentCode,
                case: event.caseID,
                Words(zh: "返工", en: "To be done again"),
                Words(zh: "复查未达标,请在\(due.zh)前重新整改。", en: "the re-check did not pass; do it again before \(due.en).")
            )
        case let event as CaseWithdrawn: withdrawn(event)
        case let event as CaseClosed: closed(event)
        default: break
        }
    }

    private mutating func dispatched(_ event: CaseDispatched) {
        everybody(.dispatched)
        let (by, due) = (event.acceptBy.localWords, event.dueAt.localWords)
        let final = event.isFinal ? Words(zh: "指定主办。", en: "Designated. ") : Words(zh: "", en: "")
        department(
            event.departmentCode,
            case: event.caseID,
            event.isCalledIn
                ? Words(zh: "现场联动·请到场", en: "Called to the place")
                : Words(zh: "已派单·待签收", en: "Dispatched; to be accepted"),
            Words(
                zh: "\(final.zh)请在\(by.zh)前签收,\(due.zh)前完成整改。",
                en: "\(final.en)accept before \(by.en), put right before \(due.en)."
            )
        )
    }

    private mutating func involved(_ event: CaseInvolved) {
        for helper in event.added {
            department(
                helper,
                case: event.caseID,
                Words(zh: "请协办", en: "Please help with a case"),
                Words(zh: "请协助主办单位处理。\(event.note ?? "")", en: "help the department in the lead. \(event.note ?? "")")
            )
        }
        for helper in event.removed {
            department(
                helper,
                case: event.caseID,
                Words(zh: "不再需要协办", en: "No more help needed"),
                Words(zh: "感谢配合。", en: "thank you."),
                isAction: false
            )
        }
    }

    private mutating func suspended(_ event: CaseSuspended) {
        let reason = Words(zh: event.reason, en: event.reason)
        everybody(.suspended, ProgressDetails(reason: reason, nextWordOn: event.nextWordOn))
        guard let code = event.departmentCode else { return }
        department(
            code,
            case: event.caseID,
            Words(zh: "挂账·暂停计时", en: "Suspended; the clock stands still"),
            reason,
            isAction: false
        )
    }

    private mutating func resumed(_ event: CaseResumed) {
        let due = event.dueAt.localWords
        everybody(Words(zh: "已恢复处理,预计\(due.zh)前完成", en: "Work goes on; expected before \(due.en)"))
        guard let code = event.departmentCode else { return }
        department(
            code,
            case: event.caseID,
            Words(zh: "恢复计时", en: "The clock goes on"),
            Words(zh: "请在\(due.zh)前完成整改。", en: "please put it right before \(due.en).")
        )
    }

    private mutating func withdrawn(_ event: CaseWithdrawn) {
        department(
            event.departmentCode,
            case: event.caseID,
            Words(zh: "派单已收回", en: "Withdrawn"),
            event.isCredited
                ? Words(zh: "现场已处置完毕,计入贵单位办结。", en: "the work was seen done and is credited to you.")
                : Words(zh: "无需再处理。", en: "nothing more to do."),
            isAction: false
        )
    }

    private mutating func closed(_ event: CaseClosed) {
        everybody(.closed, saying: Words(zh: event.words, en: event.words), isAction: true)
        guard let code = event.departmentCode else { return }
        department(
            code,
            case: event.caseID,
            Words(zh: "已办结", en: "Closed"),
            Words(zh: "复查通过。", en: "the re-check passed."),
            isAction: false
        )
    }
}
