/// What a campaign is about (主题宣传活动).
package enum CampaignTopic: String, Codable, CaseIterable, Hashable, Sendable {
    case fireSafety, fraud, drugs, drowning, traffic, workSafety, other

    package var words: Words {
        switch self {
        case .fireSafety: Words(zh: "消防", en: "fire safety")
        case .fraud: Words(zh: "反诈", en: "fraud")
        case .drugs: Words(zh: "禁毒", en: "drugs")
        case .drowning: Words(zh: "防溺水", en: "drowning")
        case .traffic: Words(zh: "交通安全", en: "traffic safety")
        case .workSafety: Words(zh: "安全生产", en: "work safety")
        case .other: Words(zh: "其他", en: "other")
        }
    }
}
