extension PayoutState {
    /// For its citizen. Nobody is preparing what is only asked about because its time is over.
    package func words(isOver: Bool) -> Words {
        self == .creating && isOver ? Words(zh: "已到期,核对中", en: "over, being checked") : words
    }

    package var words: Words {
        switch self {
        case .reserved: Words(zh: "待领取", en: "waiting to be claimed")
        case .checking: Words(zh: "正在核对", en: "being checked")
        case .creating: Words(zh: "领取处理中", en: "being prepared")
        case .confirming: Words(zh: "待确认收款", en: "waiting for your confirmation")
        case .held: Words(zh: "人工核对中", en: "being checked by a person")
        case .paid: Words(zh: "已到账", en: "paid")
        case .released: Words(zh: "已过期", en: "expired")
        case .withheld: Words(zh: "经核对未发放", en: "not paid out after a check")
        }
    }
}
