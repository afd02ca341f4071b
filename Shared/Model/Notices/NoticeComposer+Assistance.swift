extension NoticeComposer {
    /// Help for the officer on site: the unit hears of the call and of its end, the officer of the answer; no citizen does.
    mutating func assistance(_ event: any EventContract) {
        switch event {
        case let event as AssistanceCalled:
            department(
                event.departmentCode,
                task: event.taskID,
                Words(zh: "请到现场协助", en: "Help is needed on site"),
                Words(
                    zh: "网格员在现场:\(event.words.unended)。请尽快答复能否到场。",
                    en: "an officer is on site: \(event.words.unended). Please say soon whether you come."
                )
            )
        case let event as AssistanceAnswered:
            let said = event.words.map { Words(zh: ":\($0.unended)", en: ": \($0.unended)") } ?? Words(zh: "", en: "")
            officer(
                event.officerID,
                task: event.taskID,
                event.isComing
                    ? Words(zh: "协助单位正赶来", en: "Help is coming")
                    : Words(zh: "协助单位不能到场", en: "The unit cannot come"),
                event.isComing
                    ? Words(zh: "协助单位答复可以到场\(said.zh)。", en: "the unit comes\(said.en).")
                    : Words(zh: "协助单位答复不能到场\(said.zh)。", en: "the unit cannot come\(said.en)."),
                isAction: false
            )
        // Who could not come is told nothing.
        case let event as AssistanceEnded where event.wasAwaited != false:
            department(
                event.departmentCode,
                task: event.taskID,
                Words(zh: "不再需要到场协助", en: "No more help is needed on site"),
                Words(zh: "网格员已不需要协助,感谢配合。", en: "the officer needs no more help; thank you."),
                isAction: false
            )
        default: break
        }
    }
}

extension String {
    /// Without what ends a sentence: the notice ends it.
    fileprivate var unended: String {
        guard let end = lastIndex(where: { !$0.isWhitespace && !"。.;;".contains($0) }) else { return "" }
        return String(self[...end])
    }
}
