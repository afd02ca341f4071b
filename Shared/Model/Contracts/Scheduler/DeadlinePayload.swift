/// What the owner needs when the timer fires; the scheduler only carries it.
package struct DeadlinePayload: Codable, Hashable, Sendable {
    /// Who gets `deadline.reached.v1`.
    package let owner: ServiceName
    package let reportID: ReportID
    package let townCode: TownCode?
    package let taskID: TaskID?
    package let caseID: CaseID?
    package let stage: TimeLimitStage
    package let moment: DeadlineMoment

    package init(
        owner: ServiceName,
        reportID: ReportID,
        townCode: TownCode? = nil,
        taskID: TaskID? = nil,
        caseID: CaseID? = nil,
        stage: TimeLimitStage,
        moment: DeadlineMoment
    ) {
        self.owner = owner
        self.reportID = reportID
        self.townCode = townCode
        self.taskID = taskID
        self.caseID = caseID
        self.stage = stage
        self.moment = moment
    }
}
