/// The table of a dispatch case, played on the machine itself.
package struct CasePermissions: Sendable {
    /// A state, or a state with something in it that decides.
    package enum Situation: String, CaseIterable, Hashable, Sendable {
        case atCentre, dispatched, designated, accepted, extensionAsked, suspensionAsked, returned, suspended,
            rectified, reworking, closed

        package var words: String {
            switch self {
            case .designated: "dispatched, designated"
            case .extensionAsked: "accepted, extension asked"
            case .suspensionAsked: "accepted, suspension asked"
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

    private var id: CaseID { CaseID(of: report.id) }

    /// The finding that opens the case at the centre.
    package var opening: ReportVerified { cast.verified(report, .confirmed, at: start) }

    /// Whom the commands that name a department name.
    private var department: DepartmentCode { cast.department }

    /// The steps that lead from the opened case to a situation.
    package func steps(to situation: Situation) -> [DispatchCase.Command] {
        let (centre, clerk) = (cast.actor(.centre), cast.actor(.department))
        switch situation {
        case .atCentre: return []
        case .dispatched: return [.dispatch(dispatch(centre))]
        case .designated:
            return steps(to: .returned) + [
                .decideReturn(DecideReturn(caseID: id, departmentCode: department, isFinal: true, actor: centre))
            ]
        case .accepted: return steps(to: .dispatched) + [.accept(AcceptCase(caseID: id, actor: clerk))]
        case .extensionAsked: return steps(to: .accepted) + [.requestExtension(requestExtension(clerk))]
        case .suspensionAsked: return steps(to: .accepted) + [.requestSuspension(requestSuspension(clerk))]
        case .returned: return steps(to: .dispatched) + [.giveBack(giveBack(clerk))]
        case .suspended: return steps(to: .accepted) + [.suspend(suspend(centre))]
        case .rectified: return steps(to: .accepted) + [.rectify(rectify(clerk))]
        case .reworking:
            let failed = RecheckFailed(
                report: report,
                at: start,
                taskID: TaskID(kind: .recheck, of: report.id, round: 1),
                caseID: id,
                round: 1,
                checkedBy: cast.actor(.officer).id,
                evidence: cast.evidence("仍未清理")
            )
            return steps(to: .rectified) + [.recheckFailed(failed)]
        case .closed:
            let passed = RecheckPassed(
                report: report,
                at: start,
                taskID: TaskID(kind: .recheck, of: report.id, round: 1),
                caseID: id,
                round: 1,
                checkedBy: cast.actor(.officer).id,
                evidence: cast.evidence("已恢复")
            )
            return steps(to: .rectified) + [.recheckPassed(passed)]
        }
    }

    /// Every command to a case, well formed, given by an actor.
    package func commands(by actor: CommandActor) -> [any CommandContract] {
        [
            dispatch(actor),
            RecallCase(caseID: id, reason: "误派", actor: actor),
            DecideReturn(caseID: id, departmentCode: department, actor: actor),
            DecideExtension(caseID: id, isGranted: true, actor: actor),
            suspend(actor),
            DecideSuspension(caseID: id, isGranted: true, actor: actor),
            ResumeCase(caseID: id, actor: actor),
            UrgeCase(caseID: id, actor: actor),
            RecategoriseCase(caseID: id, categoryCode: otherCategory.code, reason: "类别有误", actor: actor),
            AcceptCase(caseID: id, actor: actor),
            giveBack(actor),
            requestExtension(actor),
            requestSuspension(actor),
            rectify(actor),
            NoteProgress(caseID: id, words: "已到场围挡", actor: actor),
            AssignMember(caseID: id, member: member, actor: actor),
            InvolveDepartments(caseID: id, departmentCodes: [helper], actor: actor),
        ]
    }

    private var member: CaseMember { CaseMember(id: cast.actor(.department).id, name: "李四") }

    /// Another department of the town.
    private var helper: DepartmentCode { cast.otherDepartment }

    /// What the centre corrects the category to; as the service looks it up.
    private var otherCategory: CategoryTraits {
        CategoryTraits(
            code: CategoryCode(unchecked: "0901"),
            name: Words(zh: "暴露垃圾", en: "rubbish"),
            departmentKind: cast.department.kind
        )
    }

    private func dispatch(_ actor: CommandActor) -> DispatchCaseToDepartment {
        DispatchCaseToDepartment(caseID: id, departmentCode: department, actor: actor)
    }

    private func giveBack(_ actor: CommandActor) -> ReturnCase {
        ReturnCase(caseID: id, reason: "不属于本单位", actor: actor)
    }

    private func suspend(_ actor: CommandActor) -> SuspendCase {
        SuspendCase(caseID: id, reason: "等待管线迁改", nextWordOn: start + .seconds(90 * 86_400), actor: actor)
    }

    private func requestSuspension(_ actor: CommandActor) -> RequestSuspension {
        RequestSuspension(caseID: id, reason: "等待管线迁改", nextWordOn: start + .seconds(90 * 86_400), actor: actor)
    }

    private func requestExtension(_ actor: CommandActor) -> RequestExtension {
        RequestExtension(caseID: id, until: start + .seconds(60 * 86_400), reason: "连日大雨", actor: actor)
    }

    private func rectify(_ actor: CommandActor) -> RectifyCase {
        RectifyCase(caseID: id, words: "已清理", photos: cast.photos, actor: actor)
    }

    /// The case in a situation; nil where its own steps do not lead there, which would be a fault of this file.
    package func value(in situation: Situation) -> DispatchCase? {
        let opened = DispatchCase.opening(
            opening,
            categoryName: "",
            route: .centre,
            at: start,
            limits: .standard
        )?.aggregate
        return steps(to: situation).reduce(opened) { current, step in
            try? current?.applying(step, at: start, limits: .standard).get().aggregate
        }
    }

    package var table: PermissionTable {
        let values = Situation.allCases.map(value)
        let rows = PermissionCast.Person.allCases.flatMap { person in
            commands(by: cast.actor(person)).map { command in
                PermissionTable.Row(
                    command: type(of: command).type,
                    person: person,
                    outcomes: values.map { outcome(of: command, on: $0) }
                )
            }
        }
        return PermissionTable(title: "Case", situations: Situation.allCases.map(\.words), rows: rows)
    }

    private func outcome(of command: any CommandContract, on value: DispatchCase?) -> RefusalCode? {
        guard let value, let command = DispatchCase.Command(command) else { return .other }
        switch value.applying(command, at: start, limits: .standard, category: otherCategory) {
        case .success: return nil
        case .failure(let refusal): return refusal.code
        }
    }
}
