/// Every message contract of the system: routing, documents and the tests' golden fixtures are made from this list.
package enum MessageRegistry {
    package static let contracts: [any MessageContract.Type] = [
        SubmitReport.self,
        AcknowledgeAlarm.self,
        FollowReport.self,
        ReportRegistered.self,
        ReportRejected.self,
        ReportKeyReused.self,
        ReportReferred.self,
        ReportAlarmed.self,
        AlarmAcknowledged.self,
        AlarmEscalated.self,
        ReportFollowed.self,
        ClaimTask.self,
        ArriveAtTask.self,
        RecordFinding.self,
        AskQuestion.self,
        AnswerQuestion.self,
        RecordRecheck.self,
        OpenAppeal.self,
        RateReport.self,
        TaskAssigned.self,
        TaskClaimed.self,
        TaskArrived.self,
        QuestionAsked.self,
        QuestionAnswered.self,
        QuestionExpired.self,
        ReportVerified.self,
        RecheckPassed.self,
        RecheckFailed.self,
        AppealOpened.self,
        AppealDecided.self,
        ReportRated.self,
        TaskWarned.self,
        TaskOverdue.self,
        TaskWithdrawn.self,
        DispatchCaseToDepartment.self,
        RecallCase.self,
        DecideReturn.self,
        DecideExtension.self,
        SuspendCase.self,
        ResumeCase.self,
        UrgeCase.self,
        ResendCases.self,
        AcceptCase.self,
        ReturnCase.self,
        RequestExtension.self,
        RectifyCase.self,
        CaseOpened.self,
        CaseDispatched.self,
        CaseUrged.self,
        CaseAccepted.self,
        CaseReturned.self,
        CaseRecalled.self,
        CaseExtensionRequested.self,
        CaseExtended.self,
        CaseExtensionRefused.self,
        CaseSuspended.self,
        CaseResumed.self,
        CaseRectified.self,
        CaseReworked.self,
        CaseWithdrawn.self,
        CaseClosed.self,
        CaseReopened.self,
        CaseWarned.self,
        CaseOverdue.self,
        DepartmentCaseDispatched.self,
        DepartmentCaseUrged.self,
        DepartmentCaseWithdrawn.self,
        DepartmentAcceptance.self,
        DepartmentReturn.self,
        DepartmentExtensionRequest.self,
        DepartmentRectification.self,
        ScheduleDeadlines.self,
        CancelDeadlines.self,
        DeadlineReached.self,
        PointsGranted.self,
        RedPacketReserved.self,
        RedPacketDeclined.self,
        MarkNoticesRead.self,
    ]

    /// The contract of a type on its way; a department's `case.accept.v1` is another body than the console's.
    package static func contract(of type: MessageType, kind: MessageKind) -> (any MessageContract.Type)? {
        byKindAndType[Key(kind: kind, type: type)]
    }

    private struct Key: Hashable {
        let kind: MessageKind
        let type: MessageType
    }

    private static let byKindAndType: [Key: any MessageContract.Type] = Dictionary(
        uniqueKeysWithValues: contracts.map { (Key(kind: $0.kind, type: $0.type), $0) }
    )
}
