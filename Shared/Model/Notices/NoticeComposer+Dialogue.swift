extension NoticeComposer {
    /// Questions, answers and appeals: both sides read the words, neither reads whose they are.
    mutating func dialogue(_ event: any EventContract) {
        switch event {
        case let event as QuestionAsked:
            let by = event.answerBy.localWords
            citizen(
                .question,
                saying: Words(
                    zh: "\(event.words)(请在\(by.zh)前回复)",
                    en: "\(event.words) (please answer before \(by.en))"
                ),
                isAction: true
            )
        case let event as QuestionAnswered: answered(event)
        case is AppealOpened:
            citizen(.appealed)
            centre(
                Words(zh: "申诉复核", en: "Appeal"),
                Words(zh: "收到申诉,已另派网格员复核。", en: "an appeal came in; another officer was assigned."),
                isAction: false
            )
        case let event as AppealDecided:
            let said = Words(zh: "复核说明:\(event.evidence.words)", en: "The review says: \(event.evidence.words)")
            if event.isUpheld {
                citizen(Words(zh: "复核完成,将继续处理", en: "Reviewed; it will be taken further"), said)
            } else {
                citizen(Words(zh: "复核完成,维持原核实结果", en: "Reviewed; the finding stands"), said)
            }
        default: break
        }
    }

    /// The officer hears that there is an answer; its words stand with the task.
    private mutating func answered(_ event: QuestionAnswered) {
        officer(
            event.officerID,
            task: event.taskID,
            Words(zh: "已补充信息", en: "The question is answered"),
            Words(
                zh: "计时继续,期限\(event.dueAt.localWords.zh)。",
                en: "the clock goes on; due \(event.dueAt.localWords.en)."
            )
        )
    }
}
