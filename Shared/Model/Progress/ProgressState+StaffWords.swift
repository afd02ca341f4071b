extension ProgressState {
    /// What an officer or clerk reads; nil for states that never reach them.
    ///
    /// - Parameter remaining: time until the limit, where the state mentions it; negative when it is passed.
    package func staffWords(remaining: Duration? = nil) -> Words? {
        switch self {
        case .received, .rejected, .referred: nil
        case .registered: Words(zh: "新线索·待接单", en: "New · to be claimed")
        case .verifying: verifying(remaining)
        case .question: Words(zh: "待补充·计时暂停", en: "Waiting for the reporter · clock stopped")
        case .outOfRemit: Words(zh: "非受理范围·已引导", en: "Out of remit · redirected")
        case .unfounded: Words(zh: "核实不属实", en: "Not found as described")
        case .goneOnArrival: Words(zh: "到场已消失", en: "Gone on arrival")
        case .unlocatable: Words(zh: "无法定位", en: "Place not found")
        case .duplicate: Words(zh: "重复·已并案", en: "Duplicate · merged")
        case .resolvedOnSite: Words(zh: "当场处置办结", en: "Solved on the spot")
        case .confirmed: Words(zh: "属实·待中心交办", en: "Confirmed · waiting for the centre")
        case .dispatched: Words(zh: "已派单·待签收", en: "Dispatched · to be accepted")
        case .accepted: Words(zh: "已签收·整改中", en: "Accepted · in work")
        case .returned: Words(zh: "已退回·待改派", en: "Returned · to be redirected")
        case .suspended: Words(zh: "挂账·暂停计时", en: "Suspended · clock stopped")
        case .rectified: Words(zh: "待复查", en: "To be re-checked")
        case .rechecking: Words(zh: "复查中", en: "Being re-checked")
        case .recheckFailed: Words(zh: "返工", en: "Re-work")
        case .closed: Words(zh: "已办结", en: "Closed")
        case .appealed: Words(zh: "申诉复核", en: "Appeal under review")
        }
    }

    private func verifying(_ remaining: Duration?) -> Words {
        guard let remaining else { return Words(zh: "核实中", en: "Being verified") }
        guard remaining > .zero else { return Words(zh: "核实中·已超时", en: "Being verified · overdue") }
        let minutes = remaining.wholeMicroseconds / 60_000_000
        return minutes >= 60
            ? Words(zh: "核实中·剩余\(minutes / 60)小时", en: "Being verified · \(minutes / 60) h left")
            : Words(zh: "核实中·剩余\(minutes)分钟", en: "Being verified · \(minutes) min left")
    }
}
