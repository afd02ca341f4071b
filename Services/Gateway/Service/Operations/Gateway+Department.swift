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
                parameters: [
                    .query("state", .choice(of: CaseStateName.self), "Only these."),
                    .query("part", .choice(of: CasePart.self), "lead without it; helping: with another department's."),
                    .limit, .cursor,
                ],
                answer: CasePage.self
            ) { call in
                try await reads.cases(
                    for: try call.signedIn(),
                    state: call.text("state").flatMap { CaseStateName(rawValue: $0) },
                    part: call.text("part").flatMap { CasePart(rawValue: $0) } ?? .lead,
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
            .read(
                "listMembers",
                "/v1/department/members",
                .department,
                zh: "本单位成员",
                en: "Who signs in for one's department",
                access: .department,
                answer: MemberList.self
            ) { call in
                try await reads.members(of: try department(of: call))
            },
            .read(
                "readConnection",
                "/v1/department/connection",
                .department,
                zh: "本单位系统接入情况",
                en: "Whether one's department is connected over AMQP, what waits for it, and the last messages",
                access: .department,
                answer: DepartmentConnection.self
            ) { call in
                let department = try department(of: call)
                async let looked = lookAtBroker()
                var connection = try await reads.connection(of: department)
                if connection.isConnected { connection.queue = await looked?.departments[department] }
                return connection
            },
            command(
                "assignMember",
                "/v1/department/cases/{caseId}/member",
                .department,
                zh: "指定办理人",
                en: "Give the case to a member, or to nobody in particular",
                access: .department,
                refusals: Self.usual + [.caseNotAccepted, .caseAlreadyReturned, .memberSame, .unknownMember],
                content: MemberInput.self
            ) { call, content, terms in
                var member: CaseMember?
                if let wanted = content.memberId {
                    let known = try await reads.members(of: try department(of: call)).items
                    guard let found = known.first(where: { $0.id == wanted }) else { throw Problem(.unknownMember) }
                    member = CaseMember(id: found.id, name: found.name)
                }
                return AssignMember(
                    caseID: try call.dossier(),
                    member: member,
                    actor: terms.actor,
                    expectedVersion: terms.expectedVersion
                )
            },
            command(
                "noteProgress",
                "/v1/department/cases/{caseId}/notes",
                .department,
                zh: "填写进展",
                en: "Tell how far the work is; also a department that helps with it",
                access: .department,
                refusals: Self.usual + [.caseNotAccepted, .caseAlreadyReturned, .photoUnknown, .wordsMissing],
                content: ProgressInput.self
            ) { call, content, terms in
                NoteProgress(
                    caseID: try call.dossier(),
                    words: content.text,
                    photos: try evidence(content.photos, call),
                    actor: terms.actor,
                    expectedVersion: terms.expectedVersion
                )
            },
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
                "requestSuspension",
                "/v1/department/cases/{caseId}/suspension",
                .department,
                zh: "申请挂账",
                en: "Ask that the case be suspended",
                access: .department,
                refusals: Self.usual + [.caseNotAccepted, .suspensionPending, .reasonMissing, .nextWordMissing],
                content: SuspensionInput.self
            ) { call, content, terms in
                RequestSuspension(
                    caseID: try call.dossier(),
                    reason: content.reason,
                    nextWordOn: content.nextWordOn,
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

    private func department(of call: Call) throws -> DepartmentCode {
        guard let department = try call.signedIn().actor.department else { throw Problem.wrongRole }
        return department
    }
}
