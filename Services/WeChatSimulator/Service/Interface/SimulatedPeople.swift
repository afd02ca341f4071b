import WeChat

/// Users of the simulated open platform: sign-in codes, the access token, grants of subscribe messages.
struct SimulatedPeople: Sendable {
    struct SentMessage: Codable, Sendable {
        let openID: String
        let template: String
        let content: String
    }

    /// Codes that were not used yet.
    private var codes: [String: String] = [:]
    private var blocked: Set<String> = []
    private var token = Nonce.make(64)
    private(set) var tokensHandedOut = 0
    private var grants: [String: Int] = [:]
    private(set) var messages: [SentMessage] = []

    /// What `wx.login` gives on a user's phone, and the grants that the user ticked.
    mutating func code(for openID: String, grants: Int) -> String {
        let code = Nonce.make(32)
        codes[code] = openID
        self.grants[openID, default: 0] += grants
        return code
    }

    mutating func block(_ openID: String) { blocked.insert(openID) }

    /// 40029 for a code that is made up or was used, 40226 for a blocked user.
    mutating func session(code: String) -> (openID: String?, error: Int) {
        guard let openID = codes.removeValue(forKey: code) else { return (nil, 40029) }
        return blocked.contains(openID) ? (nil, 40226) : (openID, 0)
    }

    mutating func stableToken(isForced: Bool) -> String {
        if isForced { token = Nonce.make(64) }
        tokensHandedOut += 1
        return token
    }

    mutating func renewToken() { token = Nonce.make(64) }

    func accepts(_ token: String?) -> Bool { token == self.token }

    /// 43101 when no grant is left.
    mutating func send(_ message: SentMessage) -> Int {
        guard grants[message.openID, default: 0] > 0 else { return 43101 }
        grants[message.openID, default: 0] -= 1
        messages.append(message)
        return 0
    }

    /// By words, so that tests can ask for each suggestion.
    func suggestion(for text: String) -> String {
        if text.contains("违规内容") { return "risky" }
        return text.contains("疑似内容") ? "review" : "pass"
    }
}
