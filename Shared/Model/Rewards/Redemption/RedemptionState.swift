/// Where an exchange of points stands.
package enum RedemptionState: String, Codable, Sendable, CaseIterable, Hashable {
    /// Paid with points; it waits at the counter.
    case waiting
    /// The citizen has it.
    case handedOver
    /// Taken back; the points are the citizen's again.
    case cancelled

    package var words: Words {
        switch self {
        case .waiting: Words(zh: "待领取", en: "waiting at the counter")
        case .handedOver: Words(zh: "已领取", en: "handed over")
        case .cancelled: Words(zh: "已取消,积分已退回", en: "cancelled, points given back")
        }
    }
}
