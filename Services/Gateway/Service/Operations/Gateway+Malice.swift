import Model

extension Gateway {
    private static let readers = Access.roles([.gridOfficer, .townCentre, .cityAdmin])

    /// Reports that were sent in bad faith, or are thought to have been.
    var maliceOperations: [Operation] {
        [
            .read(
                "listMalice",
                "/v1/malice",
                .cases,
                zh: "恶意上报:待认定、待复核和已有结果的",
                en: "Bad faith: what waits to be decided, and what was; an officer's own, the town's, the city's all",
                access: Self.readers,
                parameters: [.query("status", .choice(["open", "ended"]), "open without it.")],
                answer: MaliceList.self
            ) { call in
                try await reads.malice(isOpen: call.text("status") != "ended", for: try call.signedIn())
            },
            .read(
                "readMalice",
                "/v1/malice/{reportId}",
                .cases,
                zh: "一件恶意上报的提请",
                en: "All that there is to decide by about one of them",
                access: .deciders,
                problems: [.init(.unknownMalice)],
                answer: MaliceMatter.self
            ) { call in
                guard let matter = try await reads.malice(of: try call.malice(), for: try call.signedIn()) else {
                    throw Problem(.unknownMalice)
                }
                return matter
            }.recording(.personal),
            command(
                "withdrawMalice",
                "/v1/malice/{reportId}/withdrawal",
                .tasks,
                zh: "撤回恶意认定的提请",
                en: "Take back that a report was sent in bad faith",
                access: .officer,
                refusals: [.unknownMalice, .maliceDecided]
            ) { call, terms in
                WithdrawMalice(
                    reportID: try call.malice(),
                    actor: terms.actor,
                    expectedVersion: terms.expectedVersion
                )
            },
            command(
                "decideMalice",
                "/v1/malice/{reportId}/decision",
                .cases,
                zh: "认定或不予认定",
                en: "Decide whether a report was sent in bad faith; once",
                access: .deciders,
                refusals: [.unknownMalice, .maliceDecided, .reasonMissing],
                content: MaliceDecisionInput.self
            ) { call, content, terms in
                DecideMalice(
                    reportID: try call.malice(),
                    isFound: content.isFound,
                    reason: content.reason,
                    actor: terms.actor,
                    expectedVersion: terms.expectedVersion
                )
            },
            command(
                "appealMalice",
                "/v1/malice/{reportId}/appeal",
                .reports,
                zh: "对认定提出申诉",
                en: "Contest that one's report was sent in bad faith, once",
                access: .citizen,
                refusals: [
                    .unknownMalice, .maliceNotAppealable, .maliceAppealUsed, .maliceAppealLate, .wordsMissing,
                ],
                content: MaliceAppealInput.self
            ) { call, content, terms in
                AppealMalice(
                    reportID: try call.malice(),
                    words: content.text,
                    actor: terms.actor,
                    expectedVersion: terms.expectedVersion
                )
            },
            command(
                "decideMaliceAppeal",
                "/v1/malice/{reportId}/appeal-decision",
                .city,
                zh: "复核申诉",
                en: "Decide on such an appeal; never whoever had decided before",
                access: .city,
                refusals: [.unknownMalice, .maliceNotAppealed, .maliceSamePerson, .reasonMissing],
                content: MaliceAppealDecisionInput.self
            ) { call, content, terms in
                DecideMaliceAppeal(
                    reportID: try call.malice(),
                    isUpheld: content.isUpheld,
                    reason: content.reason,
                    actor: terms.actor,
                    expectedVersion: terms.expectedVersion
                )
            },
        ]
    }
}

extension Call {
    fileprivate func malice() throws -> ReportID { try part("reportId", unknown: Problem(.unknownMalice)) }
}
