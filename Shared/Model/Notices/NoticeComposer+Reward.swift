extension NoticeComposer {
    mutating func reward(_ event: any EventContract) {
        switch event {
        case let event as PointsGranted:
            citizen(
                Words(zh: "获得\(event.points.amount)积分", en: "\(event.points.amount) points for you"),
                Words(zh: "感谢您的参与。", en: "Thank you for taking part.")
            )
        case let event as RedPacketReserved:
            let expires = event.expiresAt.localWords
            citizen(
                Words(zh: "您有一个红包待领取", en: "A red packet is waiting for you"),
                Words(zh: "请在\(expires.zh)前领取。", en: "Please claim it before \(expires.en)."),
                isAction: true
            )
        default: break
        }
    }
}
