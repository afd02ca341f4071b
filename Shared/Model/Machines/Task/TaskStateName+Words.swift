extension TaskStateName {
    /// What an officer calls it.
    package var words: Words {
        switch self {
        case .assigned: Words(zh: "待接单", en: "to be claimed")
        case .claimed: Words(zh: "已接单", en: "claimed")
        case .arrived: Words(zh: "已到场", en: "on site")
        case .asking: Words(zh: "待补充·计时暂停", en: "waiting for the reporter, clock stopped")
        case .concluded: Words(zh: "已完成", en: "concluded")
        case .withdrawn: Words(zh: "已撤回", en: "withdrawn")
        }
    }
}
