extension ProgressState {
    /// What the citizen reads. Never that a report was dismissed as worthless, never what the reporter is called in files.
    package func citizenWords(_ details: ProgressDetails = ProgressDetails()) -> Words {
        switch self {
        case .received: received(details)
        case .registered:
            promising(details, after: Words(zh: "已受理,正在安排网格员", en: "Accepted; a grid officer is being arranged"))
        case .verifying: promising(details, after: Words(zh: "网格员正在核实", en: "A grid officer is verifying it"))
        case .question: Words(zh: "想请您补充一点信息", en: "We would like to ask you for a little more information")
        case .rejected: rejected(details)
        case .outOfRemit: outOfRemit(details)
        case .unfounded:
            Words(
                zh: "经现场核实,未发现所述情况;可申诉",
                en: "Looked for on site and not found as described; you may appeal"
            )
        case .goneOnArrival:
            Words(zh: "到场时情况已消失,感谢提醒", en: "It was gone when the officer arrived; thank you for the hint")
        case .unlocatable:
            Words(zh: "暂未找到位置,请补充参照物", en: "The place was not found yet; please add a landmark")
        case .duplicate:
            Words(zh: "已有市民反映,进展会同步告诉您", en: "Already reported; you will hear every step of it")
        case .resolvedOnSite: Words(zh: "已核实 · 现场已解决", en: "Verified · solved on the spot")
        case .confirmed: Words(zh: "已核实 · 正在交办", en: "Verified · being assigned")
        case .dispatched: Words(zh: "已核实 · 已交责任单位", en: "Verified · passed to those responsible")
        case .accepted: accepted(details)
        case .returned:
            Words(zh: "已核实 · 正在重新确定责任单位", en: "Verified · finding who is responsible")
        case .suspended: suspended(details)
        case .rectified:
            Words(zh: "处理完成,等待网格员复查", en: "Work reported done; a grid officer will check")
        case .rechecking: Words(zh: "网格员正在复查", en: "A grid officer is checking the result")
        case .recheckFailed:
            Words(zh: "复查未达标,已要求重新整改", en: "The check was not passed; it has to be done again")
        case .closed: Words(zh: "已核实 · 已办结,请您评价", en: "Verified · done; please rate it")
        case .appealed:
            Words(zh: "申诉已收到,另派人员复核", en: "Appeal received; somebody else will look again")
        case .referred:
            Words(zh: "已收到,已依法保密转交公安机关", en: "Received and passed confidentially to the police")
        }
    }

    private func received(_ details: ProgressDetails) -> Words {
        let thanks = Words(zh: "已收到,谢谢您!", en: "Received, thank you!")
        guard let by = details.expectedOn?.localWords else { return thanks }
        guard let from = details.beginsOn?.localWords else {
            return Words(zh: "\(thanks.zh)预计\(by.zh)前核实", en: "\(thanks.en) To be verified by \(by.en)")
        }
        return Words(
            zh: "\(thanks.zh)现在不是工作时间,\(from.zh)起安排核实,预计\(by.zh)前核实",
            en: "\(thanks.en) Outside office hours now; looked after from \(from.en), to be verified by \(by.en)"
        )
    }

    /// Until when it will be verified, where that is known.
    private func promising(_ details: ProgressDetails, after words: Words) -> Words {
        guard let by = details.expectedOn?.localWords else { return words }
        return Words(zh: "\(words.zh),预计\(by.zh)前核实", en: "\(words.en), expected by \(by.en)")
    }

    private func rejected(_ details: ProgressDetails) -> Words {
        guard let reason = details.reason else {
            return Words(zh: "暂不能受理", en: "It cannot be taken in for now")
        }
        return Words(zh: "暂不能受理:\(reason.zh)", en: "It cannot be taken in for now: \(reason.en)")
    }

    private func outOfRemit(_ details: ProgressDetails) -> Words {
        let channel = details.channel ?? "12345"
        return Words(zh: "不在受理范围,建议联系\(channel)", en: "Not handled here; please contact \(channel)")
    }

    private func accepted(_ details: ProgressDetails) -> Words {
        guard let day = details.expectedOn?.localDay else {
            return Words(zh: "已核实 · 正在处理", en: "Verified · being worked on")
        }
        return Words(
            zh: "已核实 · 正在处理,预计\(day.zh)",
            en: "Verified · being worked on, expected by \(day.en)"
        )
    }

    private func suspended(_ details: ProgressDetails) -> Words {
        var zh = "需较长时间"
        var en = "This takes longer"
        if let reason = details.reason {
            zh += ":\(reason.zh)"
            en += ": \(reason.en)"
        }
        if let day = details.nextWordOn?.localDay {
            zh += ",\(day.zh)再告知您进展"
            en += ", next word on \(day.en)"
        }
        return Words(zh: zh, en: en)
    }
}
