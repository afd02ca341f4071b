import Model

extension Gateway {
    var dutyOperations: [Operation] {
        [
            .read(
                "listAlarms",
                "/v1/alarms",
                .dutyRoom,
                zh: "待确认的警报",
                en: "Emergencies that nobody acknowledged yet",
                access: .dutyRoom,
                answer: AlarmList.self
            ) { call in
                try await reads.alarms(for: try call.signedIn())
            }.recording(.personal),
            command(
                "acknowledgeAlarm",
                "/v1/alarms/{reportId}/acknowledgement",
                .dutyRoom,
                zh: "确认警报",
                en: "Acknowledge an emergency",
                access: .dutyRoom,
                refusals: [.unknownReport, .alarmNotOpen],
                content: NoteInput.self
            ) { call, content, terms in
                AcknowledgeAlarm(
                    reportID: try call.report(),
                    note: content.note,
                    actor: terms.actor,
                    expectedVersion: terms.expectedVersion
                )
            },
            .read(
                "listRegister",
                "/v1/register",
                .city,
                zh: "退回、延期、挂账台账",
                en: "The register of returns, extensions and suspensions",
                access: .roles([.cityAdmin, .townCentre, .department]),
                parameters: [
                    .query("departmentCode", .text(.department), "Only of this department."), .limit, .cursor,
                ],
                answer: RegisterPage.self
            ) { call in
                try await reads.register(
                    of: call.value("departmentCode"),
                    for: try call.signedIn(),
                    page: try call.page()
                )
            },
            .read(
                "listRecurringPlaces",
                "/v1/recurring-places",
                .city,
                zh: "反复发生的地点(源头治理)",
                en: "Places where the same comes again and again: their cause is to be dealt with",
                access: .roles([.cityAdmin, .townCentre]),
                parameters: [.limit, .cursor],
                answer: RecurringPlaces.self
            ) { call in
                try await reads.recurringPlaces(for: try call.signedIn(), page: try call.page())
            },
            .read(
                "readOverview",
                "/v1/overview",
                .city,
                zh: "市级总览",
                en: "Counts by town",
                access: .roles([.cityAdmin, .townCentre]),
                answer: OverviewAnswer.self
            ) { call in
                try await reads.overview(for: try call.signedIn())
            },
        ]
    }
}
