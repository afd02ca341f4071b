import Model

extension Gateway {
    private static let usual: [RefusalCode] = [
        .unknownCase, .caseOtherDepartment, .caseNotDispatched, .caseClosed, .caseSuspended, .caseRectified,
    ]

    var departmentOperations: [Operation] {
        [
            .read(
                "listDepartmentCases",
                "/v1/department/cases",
                .department,
                zh: "本单位案件",
                en: "Cases of one's department",
                access: .department,
                parameters: [.query("state", .choice(of: CaseStateName.self), "Only these."), .limit, .cursor],
                answer: CasePage.self
            ) { call in
                try await reads.cases(
                    for: try call.signedIn(),
                    state: call.text("state").flatMap { CaseStateName(rawValue: $0) },
                    page: try call.page()
                )
            },
            .read(
                "readDepartmentCase",
                "/v1/department/cases/{caseId}",
                .department,
                zh: "案件详情",
                en: "A case",
                access: .department,
                problems: [.init(.unknownCase)],
                answer: CaseAnswer.self
            ) { call in
                try await dossier(call)
            }.recording(.personal),
            command(
                "acceptCase",
                "/v1/department/cases/{caseId}/acceptance",
                .department,
                zh: "签收",
                en: "Accept",
                access: .department,
                refusals: Self.usual + [.caseAlreadyAccepted],
                content: AcceptanceInput.self
            ) { call, content, terms in
                AcceptCase(
                    caseID: try call.dossier(),
                    expectedOn: content.expectedOn,
                    actor: terms.actor,
                    expectedVersion: terms.expectedVersion
                )
            },
            command(
                "returnCase",
                "/v1/department/cases/{caseId}/return",
                .department,
                zh: "退回",
                en: "Return, with the reason",
                access: .department,
                refusals: Self.usual + [
                    .caseAlreadyAccepted, .caseDesignationFinal, .caseAlreadyReturned, .reasonMissing,
                    .unknownDepartment,
                ],
                content: ReturnInput.self
            ) { call, content, terms in
                ReturnCase(
                    caseID: try call.dossier(),
                    reason: content.reason,
                    suggestedDepartmentCode: content.suggestedDepartmentCode,
                    actor: terms.actor,
                    expectedVersion: terms.expectedVersion
                )
            },
            command(
                "requestExtension",
                "/v1/department/cases/{caseId}/extension",
                .department,
                zh: "申请延期",
                en: "Ask for more time",
                access: .department,
                refusals: Self.usual + [.caseNotAccepted, .extensionPending, .extensionNotLater, .reasonMissing],
                content: ExtensionInput.self
            ) { call, content, terms in
                RequestExtension(
                    caseID: try call.dossier(),
                    until: content.until,
                    reason: content.reason,
                    actor: terms.actor,
                    expectedVersion: terms.expectedVersion
                )
            },
            command(
                "rectifyCase",
                "/v1/department/cases/{caseId}/rectification",
                .department,
                zh: "整改完成",
                en: "The work is done",
                access: .department,
                refusals: Self.usual + [
                    .caseAlreadyReturned, .photoUnknown, .photoMissing, .conclusionMissing, .wordsMissing,
                ],
                content: RectificationInput.self
            ) { call, content, terms in
                RectifyCase(
                    caseID: try call.dossier(),
                    words: content.text,
                    photos: try evidence(content.photos, call),
                    conclusion: content.conclusion,
                    signedBy: content.signedBy,
                    actor: terms.actor,
                    expectedVersion: terms.expectedVersion
                )
            },
        ]
    }
}
