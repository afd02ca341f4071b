/// Where the question stands whether a report was sent in bad faith.
package enum MaliceState: String, Codable, CaseIterable, Hashable, Sendable {
    /// The officer proposed it; the centre has to decide, within a limit.
    case proposed
    /// The officer took it back, or the report was found true after all before anybody had decided.
    case withdrawn
    /// The centre did not decide in time: it is over, and nobody is held to anything.
    case lapsed
    /// The centre does not see it.
    case notFound
    /// The centre sees it: the reporter hears of it, rewards pause, and there is time to appeal.
    case found
    /// The reporter contests it; the city has to decide, within a limit.
    case appealed
    /// The city decided as the centre had.
    case confirmed
    /// It holds no more: the city decided otherwise or not in time, or the report was found true after all.
    case overturned

    /// Whether it counts as malicious.
    package var isFound: Bool { self == .found || self == .appealed || self == .confirmed }

    /// Whether the reporter knows of it: what was never found is nothing to frighten anybody with.
    package var isKnownToReporter: Bool { isFound || self == .overturned }

    /// Whether somebody has to decide.
    package var isOpen: Bool { self == .proposed || self == .appealed }

    /// As staff read it.
    package var words: Words {
        switch self {
        case .proposed: Words(zh: "待中心认定", en: "waits for the centre")
        case .withdrawn: Words(zh: "已撤回", en: "taken back")
        case .lapsed: Words(zh: "逾期未认定", en: "not decided in time")
        case .notFound: Words(zh: "不予认定", en: "not found to be malicious")
        case .found: Words(zh: "已认定", en: "found to be malicious")
        case .appealed: Words(zh: "申诉·待市级复核", en: "contested, waits for the city")
        case .confirmed: Words(zh: "申诉后维持", en: "contested and upheld")
        case .overturned: Words(zh: "已撤销", en: "taken back after all")
        }
    }

    /// As its reporter reads it: plainly, and without a hard word.
    package var reporterWords: Words {
        switch self {
        case .found: Words(zh: "这次上报被认定为有意编造", en: "This report was found to be made up on purpose")
        case .appealed: Words(zh: "申诉已收到,市级正在复核", en: "Your appeal came in; the city looks at it again")
        case .confirmed: Words(zh: "市级复核维持原来的认定", en: "The city looked again and agrees")
        case .overturned: Words(zh: "原来的认定已撤销", en: "It is taken back")
        case .proposed, .withdrawn, .lapsed, .notFound: Words(zh: "", en: "")
        }
    }
}
