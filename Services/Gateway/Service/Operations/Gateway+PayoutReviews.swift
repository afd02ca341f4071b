import Model

extension Gateway {
    /// For whoever looks at red packets before they can be claimed.
    var payoutReviewOperations: [Operation] {
        [
            .read(
                "listPayoutReviews",
                "/v1/payout-reviews",
                .points,
                zh: "待核对的红包",
                en: "Red packets that wait for a reviewer, with why; nothing about their citizens",
                access: .reviewers,
                answer: PayoutReviewList.self
            ) { _ in
                try await reads.payoutReviews()
            },
            command(
                "decidePayoutReview",
                "/v1/payout-reviews/{reportId}",
                .points,
                zh: "核对后放行或不予发放",
                en: "Let a red packet be claimed, or withhold it, with a reason; once",
                access: .reviewers,
                refusals: [.unknownRedPacket, .redPacketNotHeld, .reasonMissing, .unknownReport],
                content: PayoutReviewInput.self
            ) { call, content, terms in
                ReviewPayout(
                    reportID: try call.report(),
                    decision: content.decision,
                    reason: content.reason,
                    actor: terms.actor,
                    expectedVersion: terms.expectedVersion
                )
            },
        ]
    }
}
