import Model

extension Gateway {
    var rosterOperations: [Operation] {
        [
            .read(
                "readDuty",
                "/v1/duty",
                .tasks,
                zh: "网格员值守情况",
                en: "The town's officers with their load; for the centre also leaves and the duty roster",
                access: .roles([.gridOfficer, .townCentre]),
                answer: DutyAnswer.self
            ) { call in
                try await reads.duty(for: try call.signedIn())
            },
            command(
                "enterLeave",
                "/v1/leaves/{leaveId}",
                .tasks,
                zh: "登记休假",
                en: "Enter an officer's leave under an id of your own; unclaimed tasks move on when it begins",
                access: .centre,
                refusals: [.unknownLeave, .unknownOfficer, .spanInvalid, .reasonMissing, .leaveOverlaps],
                content: LeaveInput.self
            ) { call, content, terms in
                EnterLeave(
                    leaveID: try call.part("leaveId", unknown: Problem(.unknownLeave)),
                    officerID: content.officerId,
                    from: content.from,
                    until: content.until,
                    reason: content.reason,
                    actor: terms.actor,
                    expectedVersion: terms.expectedVersion
                )
            },
            command(
                "cancelLeave",
                "/v1/leaves/{leaveId}/cancellation",
                .tasks,
                zh: "取消或提前结束休假",
                en: "Take a leave back, or end it now",
                access: .centre,
                refusals: [.unknownLeave, .leaveOver]
            ) { call, terms in
                CancelLeave(
                    leaveID: try call.part("leaveId", unknown: Problem(.unknownLeave)),
                    actor: terms.actor,
                    expectedVersion: terms.expectedVersion
                )
            },
            command(
                "setDutyShift",
                "/v1/duty-shifts/{shiftId}",
                .tasks,
                zh: "设置值班班次",
                en: "Say who has the duty of the town, under an id of your own: urgent reports go to them after hours",
                access: .centre,
                refusals: [.unknownDutyShift, .unknownOfficer, .officerOtherTown, .spanInvalid],
                content: DutyShiftInput.self
            ) { call, content, terms in
                SetDutyShift(
                    shiftID: try call.part("shiftId", unknown: Problem(.unknownDutyShift)),
                    townCode: content.townCode,
                    officers: content.officerIds,
                    from: content.from,
                    until: content.until,
                    actor: terms.actor,
                    expectedVersion: terms.expectedVersion
                )
            },
        ]
    }
}
