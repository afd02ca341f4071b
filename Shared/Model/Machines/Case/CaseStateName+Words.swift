extension CaseStateName {
    /// What a clerk calls it.
    package var words: Words {
        switch self {
        case .atCentre: Words(zh: "待中心交办", en: "at the centre")
        case .dispatched: Words(zh: "已派单·待签收", en: "dispatched, to be accepted")
        case .accepted: Words(zh: "已签收·整改中", en: "accepted, in work")
        case .returned: Words(zh: "已退回·待改派", en: "returned, to be redirected")
        case .suspended: Words(zh: "挂账·暂停计时", en: "suspended, clock stopped")
        case .rectified: Words(zh: "待复查", en: "to be re-checked")
        case .reworking: Words(zh: "返工", en: "re-work")
        case .closed: Words(zh: "已办结", en: "closed")
        }
    }
}
