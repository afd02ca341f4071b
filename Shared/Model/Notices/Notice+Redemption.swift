extension Notice {
    /// To the citizen whose exchange of points ended; nil for every other event.
    static func redemption(_ event: any MessageContract) -> Notice? {
        switch event {
        case let event as RedemptionHandedOver:
            redemption(
                event.citizenID,
                Words(zh: "兑换的物品已领取", en: "What you exchanged points for was handed over"),
                Words(
                    zh: "您用\(event.points.amount)积分兑换的物品已在窗口领取。如果不是您本人领取,请拨打 12345。",
                    en: "What you exchanged \(event.points.amount) points for was collected at the counter. "
                        + "If that was not you, please call 12345."
                )
            )
        case let event as RedemptionCancelled:
            redemption(
                event.citizenID,
                Words(zh: "兑换已取消,积分已退回", en: "The exchange was cancelled; your points are back"),
                Words(
                    zh: "\(event.points.amount)积分已回到您的账户。" + settled(event).zh,
                    en: "\(event.points.amount) points are yours again." + settled(event).en
                )
            )
        default: nil
        }
    }

    /// What of the points that came back went to what was forgiven before.
    private static func settled(_ event: RedemptionCancelled) -> Words {
        guard let settled = event.settled else { return Words(zh: "", en: "") }
        return Words(
            zh: "其中\(settled.amount)积分抵扣了此前更正时未能收回的部分。",
            en: " Of these, \(settled.amount) went to what an earlier correction could not take back."
        )
    }

    private static func redemption(_ citizen: CitizenID, _ title: Words, _ body: Words) -> Notice {
        Notice(
            recipient: .citizen(citizen),
            title: title,
            body: body,
            reportID: nil,
            taskID: nil,
            caseID: nil,
            isAction: false
        )
    }
}
