extension SubmissionState {
    /// What staff call it.
    package var words: Words {
        switch self {
        case .received: Words(zh: "已收到", en: "received")
        case .registered: Words(zh: "已受理", en: "registered")
        case .alarmed: Words(zh: "已受理·警报待确认", en: "registered, alarm not acknowledged")
        case .rejected: Words(zh: "暂不受理", en: "not taken in")
        case .referred: Words(zh: "已转交公安", en: "passed to the police")
        }
    }
}
