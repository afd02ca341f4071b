/// The tables of a verification task, one for each kind, played on the machine itself.
package struct TaskPermissions: Sendable {
    package let cast: PermissionCast
    package let kind: TaskKind
    package let report: ReportSummary
    private let start: Timestamp

    package init(_ cast: PermissionCast, kind: TaskKind, at start: Timestamp) {
        self.cast = cast
        self.kind = kind
        self.start = start
        report = cast.report(registeredAt: start)
    }

    /// A state, or a state with something in it that decides.
    package enum Situation: Hashable, Sendable {
        case state(TaskStateName)
        /// Claimed, and offered to a colleague: another officer of the cell.
        case offered
        /// On site, and the department that will have the case was called for help.
        case helped

        package var words: String {
            switch self {
            case .state(let state): state.rawValue
            case .offered: "claimed, offered to another officer of the cell"
            case .helped: "arrived, the department was called for help"
            }
        }
    }

    /// What a task of this kind can be in. The other officer of an appeal or a sample is the one who must not have it.
    package var situations: [Situation] {
        TaskStateName.allCases.filter { isVerified || $0 != .asking }.map { .state($0) }
            + (kind == .appeal || kind == .sample ? [] : [.offered]) + (isVerified ? [.helped] : [])
    }

    /// It ends with a finding, not with a look at what was done.
    private var isVerified: Bool { kind == .first || kind == .appeal }

    package var taskID: TaskID { TaskID(kind: kind, of: report.id, round: 1) }

    /// What the task of this kind follows from.
    private var opened: VerificationTask {
        let limits = TimeLimits.standard
        switch kind {
        case .sample:
            let found = cast.verified(report, .resolvedOnSite, by: .neighbour, at: start)
            return VerificationTask.sample(found, officerID: cast.officerID, at: start, limits: limits)?.aggregate
                ?? VerificationTask.first(registered, officerID: cast.officerID, at: start, limits: limits).aggregate
        case .first:
            return VerificationTask.first(registered, officerID: cast.officerID, at: start, limits: limits).aggregate
        case .recheck:
            return VerificationTask.recheck(rectified, officerID: cast.officerID, at: start, limits: limits).aggregate
        case .appeal:
            let before = VerificationDossier(registered).recording([foundBefore])
            return VerificationTask.appeal(before, officerID: cast.officerID, at: start, limits: limits).aggregate
        }
    }

    package var registered: ReportRegistered {
        ReportRegistered(report: report, at: start, words: "路边有一堆垃圾", photos: cast.photos, acceptedAt: start)
    }

    /// What the report may be merged into.
    package var registeredOriginal: ReportRegistered {
        ReportRegistered(report: cast.original(registeredAt: start), at: start, words: "路边有一堆垃圾", acceptedAt: start)
    }

    private var rectified: CaseRectified {
        CaseRectified(
            report: report,
            at: start,
            caseID: CaseID(of: report.id),
            departmentCode: cast.department,
            round: 1,
            words: "已清理",
            photos: cast.photos,
            needsConclusion: false,
            isInTime: true
        )
    }

    /// The outcome that an appeal contests: found by the neighbour, who must not decide it.
    private var foundBefore: ReportVerified {
        ReportVerified(
            report: report,
            at: start,
            taskID: TaskID(kind: .first, of: report.id, round: 1),
            kind: .first,
            officerID: OfficerID(cast.actor(.neighbour).id.uuid),
            finding: .unfounded,
            evidence: cast.evidence("未发现"),
            isInTime: true
        )
    }

    /// Every command to a task, well formed, given by an actor.
    package func commands(by actor: CommandActor) -> [any CommandContract] {
        [
            claim(actor), arrive(actor), ask(actor), finding(actor), recheck(actor), offer(actor),
            DecideOffer(taskID: taskID, isAccepted: true, actor: actor), callAssistance(actor),
            AnswerAssistance(taskID: taskID, isComing: true, actor: actor),
            EndAssistance(taskID: taskID, departmentCode: cast.department, actor: actor),
            MergeDuplicate(taskID: taskID, originalID: cast.originalID, words: "同一处", actor: actor),
        ]
    }

    /// The steps of people that lead from the opened task to a state; nil where none do: what is withdrawn is so by an event.
    package func steps(to situation: Situation) -> [any CommandContract]? {
        switch situation {
        case .state(let state): steps(to: state)
        case .offered: [claim(cast.actor(.officer)), offer(cast.actor(.officer))]
        case .helped:
            [claim(cast.actor(.officer)), arrive(cast.actor(.officer)), callAssistance(cast.actor(.officer))]
        }
    }

    /// The same for a state.
    package func steps(to state: TaskStateName) -> [any CommandContract]? {
        let officer = cast.actor(.officer)
        switch state {
        case .assigned: return []
        case .claimed: return [claim(officer)]
        case .arrived: return [claim(officer), arrive(officer)]
        case .asking: return [claim(officer), ask(officer)]
        case .concluded: return [claim(officer), isVerified ? finding(officer) : recheck(officer)]
        case .withdrawn: return nil
        }
    }

    private func claim(_ actor: CommandActor) -> ClaimTask { ClaimTask(taskID: taskID, actor: actor) }

    private func arrive(_ actor: CommandActor) -> ArriveAtTask {
        ArriveAtTask(taskID: taskID, position: cast.position, actor: actor)
    }

    private func ask(_ actor: CommandActor) -> AskQuestion {
        AskQuestion(taskID: taskID, words: "在几楼?", actor: actor)
    }

    private func offer(_ actor: CommandActor) -> OfferTask {
        OfferTask(taskID: taskID, officerID: colleague.id, reason: "外出培训", actor: actor)
    }

    private func callAssistance(_ actor: CommandActor) -> CallAssistance {
        CallAssistance(taskID: taskID, departmentCode: cast.department, words: "请派人协助", actor: actor)
    }

    /// Another officer of the cell, as the service looks the person up.
    private var colleague: Colleague {
        Colleague(id: OfficerID(cast.actor(.neighbour).id.uuid), town: cast.cell.town, isAway: false)
    }

    private var context: TaskContext {
        TaskContext(
            at: start,
            limits: .standard,
            colleague: colleague,
            department: cast.department,
            original: OriginalReport(id: cast.originalID, town: cast.cell.town, isOpen: true)
        )
    }

    private func finding(_ actor: CommandActor) -> RecordFinding {
        RecordFinding(
            taskID: taskID,
            finding: .unfounded,
            position: cast.position,
            photos: cast.photos,
            words: "未发现",
            actor: actor
        )
    }

    private func recheck(_ actor: CommandActor) -> RecordRecheck {
        RecordRecheck(
            taskID: taskID,
            passed: true,
            position: cast.position,
            photos: cast.photos,
            words: "已恢复",
            actor: actor
        )
    }

    /// The task in a situation; nil where its own steps do not lead there, which would be a fault of this file.
    package func value(in situation: Situation) -> VerificationTask? {
        let context = context
        guard let steps = steps(to: situation) else {
            return try? opened.applying(.withdraw(.reportEnded), in: context).get().aggregate
        }
        return steps.reduce(Optional(opened)) { current, step in
            guard let current, let command = VerificationTask.Command(step) else { return nil }
            return try? current.applying(command, in: context).get().aggregate
        }
    }

    package var table: PermissionTable {
        let context = context
        let values = situations.map(value)
        func outcome(_ command: any CommandContract, _ value: VerificationTask?) -> RefusalCode? {
            guard let value, let command = VerificationTask.Command(command) else { return .other }
            switch value.applying(command, in: context) {
            case .success: return nil
            case .failure(let refusal): return refusal.code
            }
        }
        let rows = PermissionCast.Person.allCases.flatMap { person in
            commands(by: cast.actor(person)).map { command in
                PermissionTable.Row(
                    command: type(of: command).type,
                    person: person,
                    outcomes: values.map { outcome(command, $0) }
                )
            }
        }
        let title =
            switch kind {
            case .first: "Task: first verification"
            case .recheck: "Task: re-check"
            case .sample:
                "Task: sample check (another officer of the cell is the one whose finding is checked)"
            case .appeal:
                "Task: second look of an appeal (another officer of the cell is the one whose finding is contested)"
            }
        return PermissionTable(title: title, situations: situations.map(\.words), rows: rows)
    }
}
