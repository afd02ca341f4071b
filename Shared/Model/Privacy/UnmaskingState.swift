/// Where a request for a reporter's contact stands.
package enum UnmaskingState: String, Codable, Sendable, CaseIterable, Hashable {
    /// A second person has to decide, within a time.
    case asked
    /// The asker may read the contact, for a time.
    case approved
    /// The second person said no.
    case refused
    /// The asker needs it no more.
    case withdrawn

    package var words: Words {
        switch self {
        case .asked: Words(zh: "待审批", en: "waits for approval")
        case .approved: Words(zh: "已批准", en: "approved")
        case .refused: Words(zh: "未批准", en: "not approved")
        case .withdrawn: Words(zh: "已撤回", en: "withdrawn")
        }
    }
}
