extension ProgressState {
    /// What those who follow a report read: as its reporter, without what only a reporter can do.
    package func followerWords(_ details: ProgressDetails = ProgressDetails()) -> Words {
        switch self {
        case .question: ProgressState.verifying.citizenWords(details)
        case .unfounded: Words(zh: "经现场核实,未发现所述情况", en: "Looked for on site and not found as described")
        case .unlocatable: Words(zh: "暂未找到位置", en: "The place was not found yet")
        case .duplicate:
            Words(zh: "已并入先前的上报,进展会同步告诉您", en: "Joined to an earlier report; you will hear every step of it")
        case .closed: Words(zh: "已核实 · 已办结", en: "Verified · done")
        case .appealed: Words(zh: "正在复核", en: "Somebody else looks again")
        default: citizenWords(details)
        }
    }
}
