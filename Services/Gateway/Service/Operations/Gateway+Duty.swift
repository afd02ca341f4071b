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
            },
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
