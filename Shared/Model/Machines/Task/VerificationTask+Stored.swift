extension VerificationTask {
    /// A task as it was stored: what it was opened with, and how far it has come.
    package init(
        kind: TaskKind,
        report: ReportSummary,
        officerID: OfficerID,
        round: Int,
        caseID: CaseID?,
        needsConclusion: Bool,
        hasConclusion: Bool,
        contestedFinding: Finding?,
        excludedOfficerID: OfficerID?,
        offeredTo: OfficerID? = nil,
        assistance: [AssistanceCall] = [],
        state: TaskStateName,
        version: Int,
        askedFrom: TaskStateName?,
        questions: Int,
        finding: Finding?,
        hasPassed: Bool?,
        clockwork: Clockwork
    ) {
        self.init(
            kind: kind,
            report: report,
            officerID: officerID,
            round: round,
            caseID: caseID,
            needsConclusion: needsConclusion,
            hasConclusion: hasConclusion,
            contestedFinding: contestedFinding,
            excludedOfficerID: excludedOfficerID
        )
        self.offeredTo = offeredTo
        self.assistance = assistance
        self.state = state
        self.version = version
        self.askedFrom = askedFrom
        self.questions = questions
        self.finding = finding
        self.hasPassed = hasPassed
        self.clockwork = clockwork
    }
}
