/// The tables of what concerns a report as a whole: its reporter's commands, and the acknowledgement of its alarm.
package struct ReportPermissions: Sendable {
    /// Where the report stands for its reporter.
    package enum Situation: String, CaseIterable, Hashable, Sendable {
        case verifying, questionOpen, unfounded, resolvedOnSite, duplicate, inProgress, closed, closedRated, appealed
        case appealDismissed

        package var words: String {
            switch self {
            case .questionOpen: "verifying, question open"
            case .unfounded: "ended, unfounded"
            case .resolvedOnSite: "ended, resolved on site"
            case .duplicate: "ended, duplicate"
            case .closedRated: "closed, rated"
            case .appealDismissed: "ended, appeal dismissed"
            default: rawValue
            }
        }
    }

    package let cast: PermissionCast
    package let report: ReportSummary
    private let start: Timestamp

    package init(_ cast: PermissionCast, at start: Timestamp) {
        self.cast = cast
        self.start = start
        report = cast.report(registeredAt: start)
    }

    private var first: TaskID { TaskID(kind: .first, of: report.id, round: 1) }

    /// Every command of a reporter, and the one that takes a merger back, well formed, given by an actor.
    package func commands(by actor: CommandActor) -> [any CommandContract] {
        [
            AnswerQuestion(reportID: report.id, words: "三楼", actor: actor),
            OpenAppeal(reportID: report.id, words: "还在那里", actor: actor),
            RateReport(reportID: report.id, stars: 5, isSolved: true, actor: actor),
            SeparateDuplicate(taskID: first, reason: "两处不同的垃圾堆", actor: actor),
        ]
    }

    /// The dossier in a situation.
    private func dossier(in situation: Situation) -> VerificationDossier {
        let opened = VerificationDossier(
            ReportRegistered(report: report, at: start, words: "路边有一堆垃圾", acceptedAt: start)
        )
        func found(_ finding: Finding, by person: PermissionCast.Person = .officer) -> VerificationDossier {
            opened.recording([cast.verified(report, finding, by: person, at: start)])
        }
        let closed = CaseClosed(
            report: report,
            at: start,
            caseID: CaseID(of: report.id),
            departmentCode: cast.department,
            round: 1,
            words: "已恢复",
            photos: cast.photos,
            isInTime: true,
            isOverallInTime: true
        )
        let appeal = TaskID(kind: .appeal, of: report.id, round: 1)
        let contested = AppealOpened(report: report, at: start, taskID: appeal, words: "还在那里")
        switch situation {
        case .verifying, .questionOpen: return opened
        case .unfounded: return found(.unfounded)
        case .resolvedOnSite: return found(.resolvedOnSite)
        case .duplicate: return found(.duplicate)
        case .inProgress: return found(.confirmed)
        case .closed: return found(.confirmed).recording([closed])
        case .closedRated:
            let rated = ReportRated(report: report, at: start, stars: 5, isSolved: true)
            return found(.confirmed).recording([closed, rated])
        // The officer whose task it is looks again at what another one found.
        case .appealed: return found(.unfounded, by: .neighbour).recording([contested])
        case .appealDismissed:
            let dismissed = AppealDecided(
                report: report,
                at: start,
                taskID: appeal,
                officerID: cast.officerID,
                isUpheld: false,
                finding: .unfounded,
                evidence: cast.evidence("仍未发现")
            )
            return found(.unfounded, by: .neighbour).recording([contested, dismissed])
        }
    }

    /// The first verification as it lies beside the dossier.
    private func task(beside dossier: VerificationDossier) -> VerificationTask {
        VerificationTask(
            kind: .first,
            report: report,
            officerID: cast.officerID,
            round: 1,
            caseID: nil,
            needsConclusion: false,
            hasConclusion: false,
            contestedFinding: nil,
            excludedOfficerID: nil,
            state: dossier.finding == nil ? .claimed : .concluded,
            version: 1,
            askedFrom: nil,
            questions: 0,
            finding: dossier.finding,
            hasPassed: nil,
            clockwork: Clockwork()
        )
    }

    package var table: PermissionTable {
        func outcome(_ command: any CommandContract, _ situation: Situation) -> RefusalCode? {
            let dossier = dossier(in: situation)
            switch command {
            case let command as AnswerQuestion:
                return dossier.refusal(of: command, isAsked: situation == .questionOpen)?.code
            case let command as OpenAppeal:
                if case .failure(let refusal) = dossier.openingAppeal(command, at: start) { return refusal.code }
                return nil
            case let command as RateReport:
                if case .failure(let refusal) = dossier.rating(command, at: start) { return refusal.code }
                return nil
            case let command as SeparateDuplicate:
                let result = dossier.separating(
                    command,
                    from: task(beside: dossier),
                    wasInTime: true,
                    lastRound: 1,
                    at: start
                )
                if case .failure(let refusal) = result { return refusal.code }
                return nil
            default: return .other
            }
        }
        let rows = PermissionCast.Person.allCases.flatMap { person in
            commands(by: cast.actor(person)).map { command in
                PermissionTable.Row(
                    command: type(of: command).type,
                    person: person,
                    outcomes: Situation.allCases.map { outcome(command, $0) }
                )
            }
        }
        return PermissionTable(title: "Report", situations: Situation.allCases.map(\.words), rows: rows)
    }

    /// Where a report stands for those who did not report it.
    package enum Followed: String, CaseIterable, Hashable, Sendable {
        case open, answered, hidden, followed

        package var words: String {
            switch self {
            case .open: "open, public"
            case .answered: "answered"
            case .hidden: "not public"
            case .followed: "answered, followed by the citizen"
            }
        }
    }

    /// Following, and following no more.
    package func followCommands(by actor: CommandActor) -> [any CommandContract] {
        [FollowReport(reportID: report.id, actor: actor), UnfollowReport(reportID: report.id, actor: actor)]
    }

    /// What others may follow: an open report that is public; and no more.
    package var followTable: PermissionTable {
        func outcome(_ command: any CommandContract, _ situation: Followed) -> RefusalCode? {
            var report = report
            report.isPublic = situation != .hidden
            var followable = FollowableReport(
                report: report,
                isOpen: situation == .open || situation == .hidden,
                followers: 0,
                following: situation == .followed ? Set([cast.actor(.otherCitizen).citizenID].compactMap { $0 }) : []
            )
            switch command {
            case let command as FollowReport:
                if case .failure(let refusal) = followable.follow(command, at: start) { return refusal.code }
            case let command as UnfollowReport:
                if case .failure(let refusal) = followable.unfollow(command, at: start) { return refusal.code }
            default: return .other
            }
            return nil
        }
        let rows = PermissionCast.Person.allCases.flatMap { person in
            followCommands(by: cast.actor(person)).map { command in
                PermissionTable.Row(
                    command: type(of: command).type,
                    person: person,
                    outcomes: Followed.allCases.map { outcome(command, $0) }
                )
            }
        }
        return PermissionTable(title: "Following", situations: Followed.allCases.map(\.words), rows: rows)
    }

    /// Acknowledging, given by an actor.
    package func acknowledgement(by actor: CommandActor) -> AcknowledgeAlarm {
        AcknowledgeAlarm(reportID: report.id, actor: actor)
    }

    /// An emergency whose alarm nobody has acknowledged, and the same afterwards.
    package var alarmTable: PermissionTable {
        let submit = SubmitReport(
            reportID: report.id,
            citizenID: report.citizenID,
            source: .citizen,
            pin: cast.position,
            words: "三楼着火了,有人被困",
            categoryCode: report.categoryCode,
            fingerprint: "",
            acceptedAt: start
        )
        let category = CategoryTraits(
            code: report.categoryCode,
            name: Words(zh: "", en: ""),
            departmentKind: cast.department.kind
        )
        let alarmed = Submission.judging(
            submit,
            facts: SubmissionFacts(category: category, cell: cast.cell),
            at: start,
            limits: .standard
        ).aggregate
        let acknowledge = acknowledgement(by: cast.actor(.dutyRoom))
        let acknowledged = try? alarmed.acknowledging(acknowledge, at: start).get().aggregate
        let rows = PermissionCast.Person.allCases.map { person in
            let command = acknowledgement(by: cast.actor(person))
            return PermissionTable.Row(
                command: AcknowledgeAlarm.type,
                person: person,
                outcomes: [alarmed, acknowledged].map { submission in
                    switch submission?.acknowledging(command, at: start) {
                    case .success: nil
                    case .failure(let refusal): refusal.code
                    case nil: .other
                    }
                }
            )
        }
        return PermissionTable(title: "Emergency", situations: ["alarmed", "acknowledged"], rows: rows)
    }
}
