import Model

extension Gateway {
    private static let usual: [RefusalCode] = [.unknownTask, .taskNotYours, .taskConcluded, .taskWithdrawn]

    var handOverOperations: [Operation] {
        [
            command(
                "offerTask",
                "/v1/tasks/{taskId}/offer",
                .tasks,
                zh: "请同事接手",
                en: "Offer the task to a colleague of the town; it stays where it is until it is taken over",
                access: .roles([.gridOfficer, .townCentre]),
                refusals: Self.usual + [
                    .questionOpen, .reasonMissing, .officerSame, .unknownOfficer, .officerOtherTown, .officerOnLeave,
                    .appealSameOfficer,
                ],
                content: OfferInput.self
            ) { call, content, terms in
                OfferTask(
                    taskID: try call.task(),
                    officerID: content.officerId,
                    reason: content.reason,
                    actor: terms.actor,
                    expectedVersion: terms.expectedVersion
                )
            },
            command(
                "decideOffer",
                "/v1/tasks/{taskId}/offer-decision",
                .tasks,
                zh: "接手或不接手",
                en: "Take an offered task over, or decline it; the centre may decide for the colleague",
                access: .roles([.gridOfficer, .townCentre]),
                refusals: Self.usual + [
                    .questionOpen, .offerNotOpen, .unknownOfficer, .officerOtherTown, .officerOnLeave,
                ],
                content: OfferDecisionInput.self
            ) { call, content, terms in
                DecideOffer(
                    taskID: try call.task(),
                    isAccepted: content.isAccepted,
                    actor: terms.actor,
                    expectedVersion: terms.expectedVersion
                )
            },
        ]
    }
}
