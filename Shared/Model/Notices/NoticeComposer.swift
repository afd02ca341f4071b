/// Writes the notices of one event: who hears of it, in which words.
struct NoticeComposer {
    let report: ReportSummary
    let category: Words
    private(set) var notices: [Notice] = []

    init(report: ReportSummary, category: Words) {
        self.report = report
        self.category = category
    }

    /// To the reporter, if there is an account to write to.
    mutating func citizen(_ title: Words, _ rest: Words = Words(zh: "", en: ""), isAction: Bool = false) {
        guard let citizenID = report.citizenID, report.source == .citizen else { return }
        let body = Words(
            zh: "您上报的「\(category.zh)」:\(title.zh)。\(rest.zh)",
            en: "Your report “\(category.en)”: \(title.en). \(rest.en)"
        )
        add(.citizen(citizenID), title, body, isAction: isAction)
    }

    /// The same, in the words that the report's page shows for the state.
    mutating func citizen(
        _ state: ProgressState,
        _ details: ProgressDetails = ProgressDetails(),
        saying rest: Words = Words(zh: "", en: ""),
        isAction: Bool = false
    ) {
        citizen(state.citizenWords(details), rest, isAction: isAction)
    }

    /// To somebody who follows the report from now on.
    mutating func follower(_ id: CitizenID, isMerged: Bool) {
        let title =
            isMerged
            ? ProgressState.duplicate.followerWords()
            : Words(zh: "已关注,进展会同步告诉您", en: "You follow it and will hear every step")
        let body = Words(zh: "「\(category.zh)」:\(title.zh)。", en: "“\(category.en)”: \(title.en).")
        add(.citizen(id), title, body, isAction: false)
    }

    /// To those who follow the report, as its reporter hears it; what only a reporter can do is left out.
    mutating func followers(_ title: Words, _ rest: Words = Words(zh: "", en: "")) {
        add(.followers(report.id), title, followed(title, rest), isAction: false)
    }

    /// To those who follow, where those with a report of their own can do what its reporter can.
    private mutating func followers(_ state: ProgressState, _ details: ProgressDetails, toDo rest: Words) {
        let (onlookers, own) = (state.followerWords(details), state.citizenWords(details))
        add(.onlookers(report.id), onlookers, followed(onlookers, rest), isAction: false)
        let body = Words(
            zh: "您上报的「\(category.zh)」(已并案):\(own.zh)。\(rest.zh)",
            en: "Your report “\(category.en)”, joined to another: \(own.en). \(rest.en)"
        )
        add(.merged(report.id), own, body, isAction: true)
    }

    private func followed(_ title: Words, _ rest: Words) -> Words {
        Words(
            zh: "您关注的「\(category.zh)」:\(title.zh)。\(rest.zh)",
            en: "The report “\(category.en)” that you follow: \(title.en). \(rest.en)"
        )
    }

    /// To the reporter and to the followers, each in the words that they read for the state.
    mutating func everybody(
        _ state: ProgressState,
        _ details: ProgressDetails = ProgressDetails(),
        saying rest: Words = Words(zh: "", en: ""),
        isAction: Bool = false
    ) {
        citizen(state, details, saying: rest, isAction: isAction)
        if isAction {
            followers(state, details, toDo: rest)
        } else {
            followers(state.followerWords(details), rest)
        }
    }

    /// The same words to the reporter and to the followers.
    mutating func everybody(_ title: Words) {
        citizen(title)
        followers(title)
    }

    mutating func officer(_ id: OfficerID, task: TaskID, _ title: Words, _ rest: Words, isAction: Bool = true) {
        add(.officer(id), title, staff(rest), task: task, isAction: isAction)
    }

    /// Only to know, and about no task that they have.
    mutating func officer(_ id: OfficerID, _ title: Words, _ rest: Words) {
        add(.officer(id), title, staff(rest), isAction: false)
    }

    mutating func centre(
        _ title: Words,
        _ rest: Words,
        task: TaskID? = nil,
        case caseID: CaseID? = nil,
        isAction: Bool = true
    ) {
        add(.centre(report.townCode), title, staff(rest), task: task, case: caseID, isAction: isAction)
    }

    mutating func city(
        _ title: Words,
        _ rest: Words,
        task: TaskID? = nil,
        case caseID: CaseID? = nil,
        isAction: Bool = false
    ) {
        add(.city, title, staff(rest), task: task, case: caseID, isAction: isAction)
    }

    mutating func dutyRoom(_ title: Words, _ rest: Words) {
        add(.dutyRoom(report.townCode), title, staff(rest), isAction: true)
    }

    mutating func department(
        _ code: DepartmentCode,
        case caseID: CaseID,
        _ title: Words,
        _ rest: Words,
        isAction: Bool = true
    ) {
        add(.department(code), title, staff(rest), case: caseID, isAction: isAction)
    }

    /// About an officer's task, before there is a case.
    mutating func department(
        _ code: DepartmentCode,
        task: TaskID,
        _ title: Words,
        _ rest: Words,
        isAction: Bool = true
    ) {
        add(.department(code), title, staff(rest), task: task, isAction: isAction)
    }

    /// What staff read begins with the matter, never with the person who reported it.
    private func staff(_ rest: Words) -> Words {
        Words(zh: "「\(category.zh)」\(rest.zh)", en: "“\(category.en)”: \(rest.en)")
    }

    private mutating func add(
        _ recipient: NoticeRecipient,
        _ title: Words,
        _ body: Words,
        task: TaskID? = nil,
        case caseID: CaseID? = nil,
        isAction: Bool
    ) {
        notices.append(
            Notice(
                recipient: recipient,
                title: title,
                body: body.trimmed,
                reportID: report.id,
                taskID: task,
                caseID: caseID,
                isAction: isAction
            )
        )
    }
}

extension Words {
    fileprivate var trimmed: Words {
        func trim(_ text: String) -> String {
            guard let end = text.lastIndex(where: { !$0.isWhitespace }) else { return "" }
            return String(text[...end])
        }
        return Words(zh: trim(zh), en: trim(en))
    }
}
