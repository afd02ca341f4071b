extension NoticeComposer {
    mutating func reward(_ event: any EventContract) {
        switch event {
        case let event as PointsGranted:
            citizen(
                Words(zh: "获得\(event.points.amount)积分", en: "\(event.points.amount) points for you"),
                Words(zh: "感谢您的参与。", en: "Thank you for taking part.")
            )
        case let event as PointsWithdrawn:
            citizen(
                Words(zh: "并案更正,收回\(event.points.amount)积分", en: "\(event.points.amount) points were taken back"),
                Words(
                    zh: "您的上报将单独核实,积分另行计算。",
                    en: "Your report is verified on its own, and brings points of its own."
                )
            )
        case let event as RedPacketReserved where event.isUnderReview == true:
            citizen(
                Words(zh: "您获得一个红包,正在核对", en: "You got a red packet; it is being checked"),
                Words(
                    zh: "有结果会马上通知您,不影响上报的处理。",
                    en: "You will hear as soon as that is done. It changes nothing about how your report is handled."
                )
            )
        case let event as RedPacketReviewed:
            guard event.isCleared, let expires = event.expiresAt?.localWords else {
                return citizen(
                    Words(zh: "红包经核对未发放", en: "The red packet was not paid out after a check"),
                    Words(
                        zh: "积分不受影响。如有疑问,请拨打 12345。",
                        en: "Your points stay. If you have a question, please call 12345."
                    )
                )
            }
            citizen(
                Words(zh: "红包核对完成,可以领取了", en: "Your red packet can be claimed now"),
                Words(zh: "请在\(expires.zh)前领取。", en: "Please claim it before \(expires.en)."),
                isAction: true
            )
        case let event as RedPacketReserved:
            let expires = event.expiresAt.localWords
            citizen(
                Words(zh: "您有一个红包待领取", en: "A red packet is waiting for you"),
                Words(zh: "请在\(expires.zh)前领取。", en: "Please claim it before \(expires.en)."),
                isAction: true
            )
        case let event as RedPacketPaid:
            citizen(
                Words(zh: "红包已到账", en: "Your red packet has been paid"),
                Words(zh: "\(event.amount)元已转入您的微信零钱。", en: "¥\(event.amount) is in your WeChat balance.")
            )
        case let event as RedPacketFailed:
            let expires = event.expiresAt.localWords
            citizen(
                Words(zh: "红包未领取成功", en: "The red packet was not paid"),
                Words(zh: "请在\(expires.zh)前重新领取。", en: "Please claim it again before \(expires.en)."),
                isAction: true
            )
        case is RedPacketReleased:
            citizen(
                Words(zh: "红包已过期", en: "The red packet has expired"),
                Words(zh: "未在期限内领取,已退回。", en: "It was not claimed in time and went back.")
            )
        default: break
        }
    }
}
