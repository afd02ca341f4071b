import Model

extension Gateway {
    /// Reporters' words that the content check holds for a person.
    var textOperations: [Operation] {
        [
            .read(
                "listHeldTexts",
                "/v1/held-texts",
                .cases,
                zh: "内容安全检查待人工核对的文字",
                en:
                    "Reporters' words that the content check holds for a person; their reports are handled all the same",
                access: .deciders,
                answer: HeldTextList.self
            ) { call in
                try await reads.heldTexts(for: try call.signedIn())
            },
            command(
                "decideHeldText",
                "/v1/held-texts/{reportId}",
                .cases,
                zh: "核对后放行或不予公开",
                en: "Let held words be as any others, or keep them from ever being published; with a reason, once",
                access: .deciders,
                refusals: [.unknownReport, .textNotHeld, .reasonMissing],
                content: TextDecisionInput.self
            ) { call, content, terms in
                DecideText(
                    reportID: try call.report(),
                    isFine: content.isFine,
                    reason: content.reason,
                    actor: terms.actor,
                    expectedVersion: terms.expectedVersion
                )
            },
        ]
    }
}
