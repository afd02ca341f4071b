import Model

extension Gateway {
    private static let usual: [RefusalCode] = [.unknownTask, .taskNotYours, .taskConcluded, .taskWithdrawn]

    var taskOperations: [Operation] {
        [
            .read(
                "listTasks",
                "/v1/tasks",
                .tasks,
                zh: "我的任务",
                en: "My tasks; the centre's own town",
                access: Self.taskReaders,
                parameters: [
                    .query(
                        "status",
                        .choice(["open", "concluded", "offered"]),
                        "open without it; offered: to me, by a colleague."
                    ), .limit, .cursor,
                ],
                answer: TaskPage.self
            ) { call in
                try await reads.tasks(
                    for: try call.signedIn(),
                    status: call.text("status").flatMap { TaskListStatus(rawValue: $0) } ?? .open,
                    page: try call.page()
                )
            },
            .read(
                "readTask",
                "/v1/tasks/{taskId}",
                .tasks,
                zh: "任务详情",
                en: "A task",
                access: Self.taskReaders,
                problems: [.init(.unknownTask)],
                answer: TaskAnswer.self
            ) { call in
                guard let task = try await reads.task(try call.task(), for: try call.signedIn()) else {
                    throw Problem(.unknownTask)
                }
                return task
            }.recording(.personal),
            .read(
                "readRelative",
                "/v1/tasks/{taskId}/relative",
                .tasks,
                zh: "替家人反映:查看家人的称呼和电话(每次都记录)",
                en:
                    "How to reach the relative for whom it was reported, for whoever verifies; every reading is recorded",
                access: .officer,
                problems: [
                    .init(.unknownTask), .init(.taskNotClaimed), .init(.taskWrongKind), .init(.taskConcluded),
                    .init(.taskWithdrawn), .init(.relativeNone),
                ],
                answer: RelativeAnswer.self
            ) { call in
                try await privacy.relative(of: try call.task(), for: try call.signedIn(), at: call.now)
            },
            command(
                "claimTask",
                "/v1/tasks/{taskId}/claim",
                .tasks,
                zh: "接单",
                en: "Take the task",
                access: .officer,
                refusals: Self.usual + [.taskAlreadyClaimed, .appealSameOfficer]
            ) { call, terms in
                ClaimTask(taskID: try call.task(), actor: terms.actor, expectedVersion: terms.expectedVersion)
            },
            command(
                "arriveAtTask",
                "/v1/tasks/{taskId}/arrival",
                .tasks,
                zh: "到场",
                en: "On site",
                access: .officer,
                refusals: Self.usual + [.taskNotClaimed, .taskAlreadyArrived, .positionInvalid],
                content: ArrivalInput.self
            ) { call, content, terms in
                ArriveAtTask(
                    taskID: try call.task(),
                    position: content.position.raw,
                    actor: terms.actor,
                    expectedVersion: terms.expectedVersion
                )
            },
            command(
                "recordFinding",
                "/v1/tasks/{taskId}/finding",
                .tasks,
                zh: "填报核实结果",
                en: "Say what was found on site",
                access: .officer,
                refusals: Self.usual + [
                    .taskNotClaimed, .taskWrongKind, .questionOpen, .photoMissing, .positionMissing, .positionInvalid,
                    .tooFarAway, .photoUnknown, .originalMissing, .channelMissing, .callInNotConfirmed,
                    .unknownDepartment,
                    .categoryUnknown, .wordsMissing, .maliceNotUnfounded, .maliceNobody, .reasonMissing,
                ],
                content: FindingInput.self
            ) { call, content, terms in
                RecordFinding(
                    taskID: try call.task(),
                    finding: content.finding,
                    position: content.position.raw,
                    remoteReason: content.remoteReason,
                    photos: try evidence(content.photos, call),
                    words: content.text,
                    correctedPin: content.correctedPosition?.raw,
                    correctedAddress: content.correctedAddress,
                    correctedCategoryCode: content.correctedCategoryCode,
                    duplicateOf: content.duplicateOf,
                    channel: content.channel,
                    assistingUnits: content.assistingUnits,
                    education: content.education,
                    callIn: content.callIn,
                    maliceReason: content.maliceReason,
                    actor: terms.actor,
                    expectedVersion: terms.expectedVersion
                )
            },
            command(
                "askQuestion",
                "/v1/tasks/{taskId}/question",
                .tasks,
                zh: "请市民补充信息",
                en: "Ask the reporter, who stays unknown; the clock stops",
                access: .officer,
                refusals: Self.usual + [.taskNotClaimed, .questionOpen, .questionWithoutReporter, .taskWrongKind],
                content: QuestionInput.self
            ) { call, content, terms in
                AskQuestion(
                    taskID: try call.task(),
                    words: content.text,
                    actor: terms.actor,
                    expectedVersion: terms.expectedVersion
                )
            },
            command(
                "separateDuplicate",
                "/v1/tasks/{taskId}/separation",
                .tasks,
                zh: "撤销并案",
                en: "Take back that a report is a duplicate: it is verified on its own",
                access: .roles([.gridOfficer, .townCentre]),
                refusals: [.unknownTask, .taskNotYours, .findingNotDuplicate, .reasonMissing],
                content: ReasonInput.self
            ) { call, content, terms in
                SeparateDuplicate(
                    taskID: try call.task(),
                    reason: content.reason,
                    actor: terms.actor,
                    expectedVersion: terms.expectedVersion
                )
            },
            command(
                "recordRecheck",
                "/v1/tasks/{taskId}/recheck",
                .tasks,
                zh: "填报复查结果",
                en: "Say whether the place is in order now; the centre may stand in",
                access: .roles([.gridOfficer, .townCentre]),
                refusals: Self.usual + [
                    .taskNotClaimed, .taskWrongKind, .photoMissing, .positionMissing, .positionInvalid, .tooFarAway,
                    .photoUnknown, .conclusionMissing, .wordsMissing,
                ],
                content: RecheckInput.self
            ) { call, content, terms in
                RecordRecheck(
                    taskID: try call.task(),
                    passed: content.isPassed,
                    position: content.position?.raw,
                    remoteReason: content.remoteReason,
                    photos: try evidence(content.photos, call),
                    words: content.text,
                    conclusion: content.conclusion,
                    actor: terms.actor,
                    expectedVersion: terms.expectedVersion
                )
            },
        ]
    }

    private static let taskReaders = Access.roles([.gridOfficer, .townCentre])
}
