import Model
import SeededRandom

/// Dispatch with its centres and departments.
extension Year {
    func take(_ step: Transition<DispatchCase>, _ life: ReportLife) {
        let before = life.dispatch
        let wasMarked = before?.clockwork[.overall]?.overdueAt != nil
        life.dispatch = step.aggregate
        take(step.deadlines)
        for event in step.events { record(event, wasMarked: wasMarked) }
        for event in step.events { hear(event, life) }
    }

    @discardableResult
    func apply(_ command: DispatchCase.Command, _ life: ReportLife) -> Bool {
        guard let dispatch = life.dispatch else { return false }
        guard case .success(let step) = dispatch.applying(command, at: now, limits: limits(dispatch.report)) else {
            facts.refusals += 1
            return false
        }
        take(step, life)
        return true
    }

    func openCase(_ verified: ReportVerified, _ life: ReportLife) {
        guard life.dispatch == nil else { return }
        let report = verified.report
        let matter = RoutingMatter(
            categoryCode: report.categoryCode,
            villageCode: report.villageCode,
            words: verified.evidence.words,
            confirmedAt: verified.at
        )
        let ruled = city.rules.route(matter, in: limits(report).calendar) { _ in true }
        let route: CaseRoute =
            verified.callIn.map { .calledIn($0) } ?? ruled.map { .automatic($0.department) } ?? .centre
        let step = DispatchCase.opening(verified, categoryName: "", route: route, at: now, limits: limits(report))
        if let step { take(step, life) }
    }

    /// The department of the category's kind, or after a return the village's committee.
    private func department(for dispatch: DispatchCase) -> DepartmentCode {
        let report = dispatch.report
        let kind = city.categories.first { $0.code == report.categoryCode }?.departmentKind ?? .committee
        return dispatch.returns > 0
            ? DepartmentCode(village: report.villageCode, kind: .committee)
            : DepartmentCode(town: report.townCode, kind: kind)
    }

    func act(_ act: Act, onCaseOf life: ReportLife) {
        guard let dispatch = life.dispatch else { return }
        let id = dispatch.id
        let centre = centre(dispatch.report.townCode)
        let clerk = CommandActor(
            id: .named("clerk \(dispatch.departmentCode?.rawValue ?? "")"),
            role: .department,
            scope: dispatch.departmentCode.map { .department($0) } ?? .own
        )
        switch act {
        case .dispatch:
            let department = department(for: dispatch)
            apply(.dispatch(DispatchCaseToDepartment(caseID: id, departmentCode: department, actor: centre)), life)
        case .decideReturn:
            let department = department(for: dispatch)
            apply(.decideReturn(DecideReturn(caseID: id, departmentCode: department, actor: centre)), life)
        case .decideExtension:
            let isGranted = habits.happens(70)
            let decision = DecideExtension(caseID: id, isGranted: isGranted, reason: "可按期完成", actor: centre)
            apply(.decideExtension(decision), life)
        case .suspend:
            let word = now + .seconds(30 * 86_400)
            apply(.suspend(SuspendCase(caseID: id, reason: "等待管线迁改", nextWordOn: word, actor: centre)), life)
        case .resume: apply(.resume(ResumeCase(caseID: id, actor: centre)), life)
        case .urge: apply(.urge(UrgeCase(caseID: id, actor: centre)), life)
        case .accept: apply(.accept(AcceptCase(caseID: id, actor: clerk)), life)
        case .giveBack: apply(.giveBack(ReturnCase(caseID: id, reason: "不属于本单位", actor: clerk)), life)
        case .requestExtension:
            let until = (dispatch.dueAt ?? now) + .seconds(86_400 * (1 + habits.random.below(6)))
            apply(.requestExtension(RequestExtension(caseID: id, until: until, reason: "连日大雨", actor: clerk)), life)
        case .rectify:
            let words = RectifyCase(
                caseID: id,
                words: "已清理",
                photos: Self.photos,
                conclusion: "合格",
                signedBy: "张三",
                actor: clerk
            )
            apply(.rectify(words), life)
        default: break
        }
    }

    /// What a department does with a case that was sent to it, or back to it.
    func work(_ department: DepartmentCode, _ life: ReportLife, isNew: Bool) {
        let urgent = life.dossier?.report.urgency == .urgent
        if isNew {
            // Some say nothing at all: after a day they have it.
            if !habits.happens(12) { plan(life, .accept, afterWork: habits.minutes(10..<(urgent ? 120 : 300))) }
            if habits.happens(9) { plan(life, .giveBack, afterWork: habits.minutes(5..<60)) }
            if habits.happens(7) { plan(life, .requestExtension, afterWork: habits.minutes(300..<700)) }
            if habits.happens(2) { plan(life, .suspend, afterWork: habits.minutes(400..<900)) }
        }
        let slow = Habits.isSlow(department) && habits.happens(60)
        let days = slow ? habits.minutes(1_000..<5_500) : habits.minutes(200..<1_000)
        plan(life, .rectify, afterWork: urgent ? habits.minutes(slow ? 1_200..<5_000 : 120..<900) : days)
    }
}
