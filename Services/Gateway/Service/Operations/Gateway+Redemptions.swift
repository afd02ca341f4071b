import Model

extension Gateway {
    /// Points exchanged for something at a town's counter.
    var redemptionOperations: [Operation] {
        [
            .read(
                "listOffers",
                "/v1/offers",
                .points,
                zh: "积分可以兑换什么",
                en: "What points can be exchanged for",
                access: .everyone,
                parameters: [.query("townCode", .text(.town), "Only at this town's counter.")],
                answer: OfferList.self
            ) { call in
                try await reads.offers(of: call.value("townCode"))
            },
            command(
                "redeemPoints",
                "/v1/points/redemptions",
                .points,
                zh: "兑换积分",
                en: "Exchange points; the code to show at the counter stands in the list of exchanges",
                access: .citizen,
                refusals: [.unknownOffer, .pointsInsufficient],
                content: RedemptionInput.self
            ) { _, content, terms in
                RedeemPoints(
                    offerCode: content.offerCode,
                    townCode: content.townCode,
                    actor: terms.actor,
                    expectedVersion: terms.expectedVersion
                )
            },
            .read(
                "listRedemptions",
                "/v1/points/redemptions",
                .points,
                zh: "我的兑换",
                en: "My exchanges, each with its code",
                access: .citizen,
                answer: RedemptionList.self
            ) { call in
                try await reads.redemptions(of: try call.citizen())
            },
            command(
                "cancelRedemption",
                "/v1/redemptions/{redemptionId}/cancel",
                .points,
                zh: "取消兑换,退回积分",
                en: "Cancel an exchange that waits; the points go back",
                access: .roles([.citizen, .townCentre]),
                refusals: [.unknownRedemption, .redemptionOver]
            ) { call, terms in
                CancelRedemption(
                    redemptionID: try call.redemption(),
                    actor: terms.actor,
                    expectedVersion: terms.expectedVersion
                )
            },
            .read(
                "findRedemptions",
                "/v1/redemptions",
                .points,
                zh: "凭码查找待领取的兑换",
                en:
                    "Exchanges that wait at the town's counter, by the code that a citizen shows; the list tells no code",
                access: .centre,
                parameters: [
                    .query("code", .text(length: 1...20, form: .filled), "What the citizen shows; all without it.")
                ],
                answer: RedemptionList.self
            ) { call in
                try await reads.redemptions(code: call.text("code"), for: try call.signedIn())
            },
            command(
                "handOverRedemption",
                "/v1/redemptions/{redemptionId}/hand-over",
                .points,
                zh: "已交给市民",
                en: "Mark an exchange as handed over to whoever shows its code",
                access: .centre,
                refusals: [.unknownRedemption, .redemptionOver, .redemptionCodeWrong],
                content: HandOverInput.self
            ) { call, content, terms in
                HandOverRedemption(
                    redemptionID: try call.redemption(),
                    code: content.code,
                    actor: terms.actor,
                    expectedVersion: terms.expectedVersion
                )
            },
        ]
    }
}

extension Call {
    fileprivate func redemption() throws -> RedemptionID {
        try part("redemptionId", unknown: Problem(.unknownRedemption))
    }
}
