@testable import Model

/// Reports' lives as recorded events, made by the machines where they can make them.
struct ProgressStory {
    let stage: Stage
    let registered: RecordedEvent
    private let report: ReportSummary
    private let task = TaskID(Samples.uuid(2))
    private let officer = OfficerID(Samples.uuid(7))
    private let caseID: CaseID

    init() throws {
        stage = try Stage()
        let body = try stage.registered()
        report = body.report
        caseID = CaseID(of: report.id)
        registered = RecordedEvent(source: .intake, sequence: 1, body: body)
    }

    private func at(_ minute: Int) -> Timestamp { stage.start + .seconds(60 * minute) }

    private func verification(_ sequence: Int, _ body: any MessageContract) -> RecordedEvent {
        RecordedEvent(source: .verification, sequence: sequence, body: body)
    }

    private func dispatch(_ sequence: Int, _ body: any MessageContract) -> RecordedEvent {
        RecordedEvent(source: .dispatch, sequence: sequence, body: body)
    }

    func finding(_ finding: Finding, sequence: Int = 9, minute: Int = 9) -> RecordedEvent {
        verification(
            sequence,
            ReportVerified(
                report: report,
                at: at(minute),
                taskID: task,
                kind: .first,
                officerID: officer,
                finding: finding,
                evidence: stage.evidence(),
                channel: finding == .outOfRemit ? "12315" : nil,
                needsConclusion: false,
                isInTime: true
            )
        )
    }

    /// Registration to closing, with a question and a failed re-check, and the state after each event.
    func pathA() throws -> [(RecordedEvent, ProgressState)] {
        let recheck = TaskID(kind: .recheck, of: report.id, round: 1)
        let second = TaskID(kind: .recheck, of: report.id, round: 2)
        return verificationPart() + [
            (
                dispatch(
                    1,
                    CaseOpened(report: report, at: at(10), caseID: caseID, dueAt: at(60), overallDueAt: at(900))
                ), .confirmed
            ),
            (dispatch(2, dispatched(at(11))), .dispatched),
            (
                dispatch(
                    3,
                    CaseUrged(report: report, at: at(12), caseID: caseID, departmentCode: stage.department, note: nil)
                ),
                .dispatched
            ),
            (dispatch(4, accepted(at(13))), .accepted),
            (dispatch(5, rectified(1, at(14))), .rectified),
            (
                verification(
                    10,
                    TaskAssigned(
                        report: report,
                        at: at(15),
                        taskID: recheck,
                        kind: .recheck,
                        officerID: officer,
                        round: 1,
                        dueAt: at(90)
                    )
                ), .rectified
            ),
            (
                verification(
                    11,
                    TaskClaimed(report: report, at: at(16), taskID: recheck, kind: .recheck, officerID: officer)
                ),
                .rechecking
            ),
            (
                verification(
                    12,
                    RecheckFailed(
                        report: report,
                        at: at(17),
                        taskID: recheck,
                        caseID: caseID,
                        round: 1,
                        checkedBy: stage.officer.id,
                        evidence: stage.evidence("仍有垃圾")
                    )
                ), .recheckFailed
            ),
            (
                dispatch(
                    6,
                    CaseReworked(
                        report: report,
                        at: at(18),
                        caseID: caseID,
                        departmentCode: stage.department,
                        round: 2,
                        reason: "仍有垃圾",
                        dueAt: at(99)
                    )
                ), .recheckFailed
            ),
            (dispatch(7, rectified(2, at(19))), .rectified),
            (
                verification(
                    13,
                    TaskAssigned(
                        report: report,
                        at: at(20),
                        taskID: second,
                        kind: .recheck,
                        officerID: officer,
                        round: 2,
                        dueAt: at(90)
                    )
                ), .rectified
            ),
            (
                verification(
                    14,
                    RecheckPassed(
                        report: report,
                        at: at(21),
                        taskID: second,
                        caseID: caseID,
                        round: 2,
                        checkedBy: stage.officer.id,
                        evidence: stage.evidence("已恢复")
                    )
                ), .rechecking
            ),
            (dispatch(8, closed(at(22))), .closed),
        ]
    }

    private func verificationPart() -> [(RecordedEvent, ProgressState)] {
        [
            (registered, .registered),
            (
                verification(
                    1,
                    TaskAssigned(
                        report: report,
                        at: at(1),
                        taskID: task,
                        kind: .first,
                        officerID: officer,
                        round: 1,
                        dueAt: at(90)
                    )
                ), .registered
            ),
            (
                verification(
                    2,
                    TaskClaimed(report: report, at: at(2), taskID: task, kind: .first, officerID: officer)
                ),
                .verifying
            ),
            (
                verification(
                    3,
                    TaskWarned(
                        report: report,
                        at: at(3),
                        taskID: task,
                        kind: .first,
                        officerID: officer,
                        dueAt: at(90)
                    )
                ),
                .verifying
            ),
            (asked(4, at(4)), .question),
            (
                verification(
                    5,
                    QuestionAnswered(
                        report: report,
                        at: at(5),
                        taskID: task,
                        officerID: officer,
                        number: 1,
                        words: "东门",
                        dueAt: at(95)
                    )
                ), .verifying
            ),
            (finding(.confirmed), .confirmed),
        ]
    }

    /// Short lives that end in the middle of something.
    func interludes() throws -> [([RecordedEvent], ProgressState)] {
        let opened = dispatch(
            1,
            CaseOpened(report: report, at: at(10), caseID: caseID, dueAt: at(60), overallDueAt: at(900))
        )
        let sent = dispatch(2, dispatched(at(11)))
        let base = [registered, finding(.confirmed), opened, sent]
        let suspended = dispatch(
            4,
            CaseSuspended(
                report: report,
                at: at(14),
                caseID: caseID,
                departmentCode: stage.department,
                reason: "需等待管线迁改",
                nextWordOn: at(9000)
            )
        )
        let resumed = dispatch(
            5,
            CaseResumed(
                report: report,
                at: at(15),
                caseID: caseID,
                departmentCode: stage.department,
                stateAfter: .accepted,
                dueAt: at(9999)
            )
        )
        let returned = dispatch(
            3,
            CaseReturned(
                report: report,
                at: at(12),
                caseID: caseID,
                departmentCode: stage.department,
                reason: "不属于本单位",
                returns: 1,
                dueAt: at(60)
            )
        )
        let recalled = dispatch(
            3,
            CaseRecalled(
                report: report,
                at: at(12),
                caseID: caseID,
                departmentCode: stage.department,
                reason: "误派",
                dueAt: at(60)
            )
        )
        let end = dispatch(9, closed(at(30)))
        let appeal = verification(
            20,
            AppealOpened(report: report, at: at(40), taskID: task, words: "还在那里")
        )
        return [
            ([registered, asked(4, at(4))], .question),
            (base + [dispatch(3, accepted(at(13))), suspended], .suspended),
            (base + [dispatch(3, accepted(at(13))), suspended, resumed], .accepted),
            (base + [returned], .returned),
            (base + [recalled], .returned),
            (base + [end, appeal], .appealed),
            (base + [end, appeal, decided(21, isUpheld: false)], .closed),
            (base + [end, appeal, decided(21, isUpheld: true)], .confirmed),
            (base + [end, appeal, decided(21, isUpheld: true), reopened(10)], .confirmed),
            ([registered, finding(.unfounded), appeal], .appealed),
            ([registered, finding(.unfounded), appeal, decided(21, isUpheld: false)], .unfounded),
            (
                [
                    registered, finding(.unfounded), appeal, finding(.confirmed, sequence: 21),
                    decided(22, isUpheld: true),
                ], .confirmed
            ),
            (
                [
                    registered, finding(.unfounded), appeal, finding(.confirmed, sequence: 21),
                    decided(22, isUpheld: true), end,
                ], .closed
            ),
            (
                [
                    RecordedEvent(
                        source: .intake,
                        sequence: 1,
                        body: ReportRejected(
                            reportID: report.id,
                            reason: .outsideCity,
                            channel: "12345",
                            acceptedAt: at(0),
                            at: at(0)
                        )
                    )
                ], .rejected
            ),
            ([RecordedEvent(source: .intake, sequence: 1, body: ReportReferred(report: report, at: at(0)))], .referred),
        ]
    }

    private func asked(_ sequence: Int, _ at: Timestamp) -> RecordedEvent {
        verification(
            sequence,
            QuestionAsked(report: report, at: at, taskID: task, number: 1, words: "哪个门口?", answerBy: self.at(60))
        )
    }

    private func decided(_ sequence: Int, isUpheld: Bool) -> RecordedEvent {
        verification(
            sequence,
            AppealDecided(
                report: report,
                at: at(50),
                taskID: task,
                officerID: officer,
                isUpheld: isUpheld,
                finding: isUpheld ? .confirmed : .unfounded,
                evidence: stage.evidence()
            )
        )
    }

    private func reopened(_ sequence: Int) -> RecordedEvent {
        dispatch(sequence, CaseReopened(report: report, at: at(51), caseID: caseID, reason: "仍未处理", dueAt: at(99)))
    }

    private func dispatched(_ at: Timestamp) -> CaseDispatched {
        CaseDispatched(
            report: report,
            at: at,
            caseID: caseID,
            departmentCode: stage.department,
            round: 1,
            acceptBy: self.at(60),
            dueAt: self.at(600)
        )
    }

    private func accepted(_ at: Timestamp) -> CaseAccepted {
        CaseAccepted(report: report, at: at, caseID: caseID, departmentCode: stage.department, dueAt: self.at(600))
    }

    private func rectified(_ round: Int, _ at: Timestamp) -> CaseRectified {
        CaseRectified(
            report: report,
            at: at,
            caseID: caseID,
            departmentCode: stage.department,
            round: round,
            words: "已清理",
            photos: [stage.photo],
            needsConclusion: false,
            isInTime: true
        )
    }

    private func closed(_ at: Timestamp) -> CaseClosed {
        CaseClosed(
            report: report,
            at: at,
            caseID: caseID,
            departmentCode: stage.department,
            round: 1,
            words: "已恢复",
            photos: [stage.photo],
            isInTime: true,
            isOverallInTime: true
        )
    }
}
