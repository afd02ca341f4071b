import Model

extension Gateway {
    private static let usual: [RefusalCode] = [.unknownCase, .caseClosed]
    private static let readers = Access.roles([.townCentre, .cityAdmin])

    var centreOperations: [Operation] {
        [
            .read(
                "listCases",
                "/v1/cases",
                .cases,
                zh: "案件列表",
                en: "Cases of the town",
                access: Self.readers,
                parameters: [.query("state", .choice(of: CaseStateName.self), "Only these."), .limit, .cursor],
                answer: CasePage.self
            ) { call in
                try await reads.cases(
                    for: try call.signedIn(),
                    state: call.text("state").flatMap { CaseStateName(rawValue: $0) },
                    part: .lead,
                    page: try call.page()
                )
            },
            .read(
                "readCase",
                "/v1/cases/{caseId}",
                .cases,
                zh: "案件详情",
                en: "A case",
                access: Self.readers,
                problems: [.init(.unknownCase)],
                answer: CaseAnswer.self
            ) { call in
                try await dossier(call)
            }.recording(.personal),
            .read(
                "suggestDepartments",
                "/v1/cases/{caseId}/suggestions",
                .cases,
                zh: "建议交办单位",
                en: "Where a case may go, and why",
                access: Self.readers,
                problems: [.init(.unknownCase)],
                answer: DepartmentSuggestions.self
            ) { call in
                let found = try await reads.suggestions(for: try call.dossier(), viewer: try call.signedIn())
                guard let found else { throw Problem(.unknownCase) }
                return found
            },
            command(
                "dispatchCase",
                "/v1/cases/{caseId}/dispatch",
                .cases,
                zh: "交办",
                en: "Transfer to a department",
                access: .deciders,
                refusals: Self.usual + [.caseNotAtCentre, .unknownDepartment],
                content: DispatchInput.self
            ) { call, content, terms in
                DispatchCaseToDepartment(
                    caseID: try call.dossier(),
                    departmentCode: content.departmentCode,
                    note: content.note,
                    actor: terms.actor,
                    expectedVersion: terms.expectedVersion
                )
            },
            command(
                "recallCase",
                "/v1/cases/{caseId}/recall",
                .cases,
                zh: "撤回",
                en: "Take a transferred case back",
                access: .centre,
                refusals: Self.usual + [.caseNotDispatched, .caseAlreadyAccepted, .reasonMissing],
                content: ReasonInput.self
            ) { call, content, terms in
                RecallCase(
                    caseID: try call.dossier(),
                    reason: content.reason,
                    actor: terms.actor,
                    expectedVersion: terms.expectedVersion
                )
            },
            command(
                "recategoriseCase",
                "/v1/cases/{caseId}/category",
                .cases,
                zh: "更正类别",
                en: "Correct the category; the limits are counted anew",
                access: .deciders,
                refusals: Self.usual + [.categoryUnknown, .categorySame, .caseRectified, .reasonMissing],
                content: CategoryInput.self
            ) { call, content, terms in
                RecategoriseCase(
                    caseID: try call.dossier(),
                    categoryCode: content.categoryCode,
                    reason: content.reason,
                    actor: terms.actor,
                    expectedVersion: terms.expectedVersion
                )
            },
            command(
                "decideReturn",
                "/v1/cases/{caseId}/return-decision",
                .cases,
                zh: "退回审核与改派",
                en: "Decide on a returned case",
                access: .deciders,
                refusals: Self.usual + [.caseNotReturned, .unknownDepartment],
                content: ReturnDecisionInput.self
            ) { call, content, terms in
                DecideReturn(
                    caseID: try call.dossier(),
                    departmentCode: content.departmentCode,
                    isFinal: content.isFinal,
                    note: content.note,
                    actor: terms.actor,
                    expectedVersion: terms.expectedVersion
                )
            },
            command(
                "decideExtension",
                "/v1/cases/{caseId}/extension-decision",
                .cases,
                zh: "延期审批",
                en: "Decide on more time",
                access: .centre,
                refusals: Self.usual + [.extensionNotPending, .reasonMissing],
                content: ExtensionDecisionInput.self
            ) { call, content, terms in
                DecideExtension(
                    caseID: try call.dossier(),
                    isGranted: content.isGranted,
                    reason: content.reason,
                    actor: terms.actor,
                    expectedVersion: terms.expectedVersion
                )
            },
            command(
                "suspendCase",
                "/v1/cases/{caseId}/suspension",
                .cases,
                zh: "挂账",
                en: "Suspend; the clock stops",
                access: .centre,
                refusals: Self.usual + [.caseNotSuspendable, .caseSuspended, .reasonMissing, .nextWordMissing],
                content: SuspensionInput.self
            ) { call, content, terms in
                SuspendCase(
                    caseID: try call.dossier(),
                    reason: content.reason,
                    nextWordOn: content.nextWordOn,
                    actor: terms.actor,
                    expectedVersion: terms.expectedVersion
                )
            },
            command(
                "decideSuspension",
                "/v1/cases/{caseId}/suspension-decision",
                .cases,
                zh: "挂账审批",
                en: "Decide on a suspension that the department asked for",
                access: .centre,
                refusals: Self.usual + [
                    .suspensionNotPending, .suspensionSamePerson, .caseNotSuspendable, .caseSuspended, .reasonMissing,
                    .nextWordMissing,
                ],
                content: SuspensionDecisionInput.self
            ) { call, content, terms in
                DecideSuspension(
                    caseID: try call.dossier(),
                    isGranted: content.isGranted,
                    reason: content.reason,
                    actor: terms.actor,
                    expectedVersion: terms.expectedVersion
                )
            },
            command(
                "resumeCase",
                "/v1/cases/{caseId}/resumption",
                .cases,
                zh: "恢复办理",
                en: "Resume; the clock goes on",
                access: .centre,
                refusals: Self.usual + [.caseNotSuspended],
                content: NoteInput.self
            ) { call, content, terms in
                ResumeCase(
                    caseID: try call.dossier(),
                    note: content.note,
                    actor: terms.actor,
                    expectedVersion: terms.expectedVersion
                )
            },
            command(
                "involveDepartments",
                "/v1/cases/{caseId}/co-handlers",
                .cases,
                zh: "设置协办单位",
                en: "Name the departments that help the one in the lead",
                access: .deciders,
                refusals: Self.usual + [
                    .caseNotDispatched, .caseAlreadyReturned, .caseRectified, .coHandlersInvalid, .unknownDepartment,
                ],
                content: CoHandlersInput.self
            ) { call, content, terms in
                InvolveDepartments(
                    caseID: try call.dossier(),
                    departmentCodes: content.departmentCodes,
                    note: content.note,
                    actor: terms.actor,
                    expectedVersion: terms.expectedVersion
                )
            },
            command(
                "urgeCase",
                "/v1/cases/{caseId}/urging",
                .cases,
                zh: "催办",
                en: "Urge the department",
                access: .centre,
                refusals: Self.usual + [.caseNotDispatched, .caseNotAccepted],
                content: NoteInput.self
            ) { call, content, terms in
                UrgeCase(
                    caseID: try call.dossier(),
                    note: content.note,
                    actor: terms.actor,
                    expectedVersion: terms.expectedVersion
                )
            },
        ]
    }

    func dossier(_ call: Call) async throws -> CaseAnswer {
        guard let dossier = try await reads.dossier(try call.dossier(), for: try call.signedIn()) else {
            throw Problem(.unknownCase)
        }
        return dossier
    }
}
