import Model

extension Gateway {
    /// Help for the officer on site, before there is a finding.
    var assistanceOperations: [Operation] {
        [
            command(
                "callAssistance",
                "/v1/tasks/{taskId}/assistance",
                .tasks,
                zh: "请协助单位到场",
                en: "Call a unit for help on site, before the finding; no clock stops, the reporter hears nothing",
                access: .officer,
                refusals: [
                    .unknownTask, .taskNotYours, .taskConcluded, .taskWithdrawn, .taskNotClaimed, .taskNotArrived,
                    .taskWrongKind, .questionOpen, .wordsMissing, .unknownDepartment, .assistanceOpen,
                ],
                content: AssistanceInput.self
            ) { call, content, terms in
                CallAssistance(
                    taskID: try call.task(),
                    departmentCode: content.departmentCode,
                    words: content.text,
                    actor: terms.actor,
                    expectedVersion: terms.expectedVersion
                )
            },
            command(
                "endAssistance",
                "/v1/tasks/{taskId}/assistance-end",
                .tasks,
                zh: "不再需要协助",
                en: "A unit that was called is needed no more",
                access: .officer,
                refusals: [
                    .unknownTask, .taskNotYours, .taskConcluded, .taskWithdrawn, .taskWrongKind, .assistanceOver,
                ],
                content: AssistanceEndInput.self
            ) { call, content, terms in
                EndAssistance(
                    taskID: try call.task(),
                    departmentCode: content.departmentCode,
                    actor: terms.actor,
                    expectedVersion: terms.expectedVersion
                )
            },
            .read(
                "listAssistance",
                "/v1/department/assistance",
                .department,
                zh: "请本单位到场协助",
                en: "Calls for help to one's department",
                access: .department,
                answer: AssistanceList.self
            ) { call in
                guard let department = try call.signedIn().actor.department else { throw Problem.wrongRole }
                return try await reads.assistance(for: department)
            },
            command(
                "answerAssistance",
                "/v1/department/assistance/{taskId}/answer",
                .department,
                zh: "答复能否到场协助",
                en: "Say whether one's department comes to help; a later answer takes the place of an earlier one",
                access: .department,
                refusals: [
                    .unknownTask, .taskConcluded, .taskWithdrawn, .taskWrongKind, .reasonMissing, .assistanceOver,
                ],
                content: AssistanceAnswerInput.self
            ) { call, content, terms in
                AnswerAssistance(
                    taskID: try call.task(),
                    number: content.number,
                    isComing: content.isComing,
                    words: content.text,
                    actor: terms.actor,
                    expectedVersion: terms.expectedVersion
                )
            },
        ]
    }
}
