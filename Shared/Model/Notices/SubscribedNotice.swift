/// What a citizen can subscribe to in WeChat; each grant is one message of its template.
package enum SubscribedNotice: String, Codable, Sendable, CaseIterable, Hashable {
    /// 核实结果
    case verified
    /// 处置结果
    case closed
    /// 奖励领取
    case reward

    /// Which of them an event is worth; nil: it stays in the inbox.
    package init?(_ type: MessageType) {
        switch type {
        case ReportVerified.type: self = .verified
        case CaseClosed.type: self = .closed
        case RedPacketReserved.type, RedPacketReviewed.type: self = .reward
        default: return nil
        }
    }
}
