/// Which requests await a reply, and until when. Pure.
///
/// A request is waiting (to be sent), then sent, then resolved once: by its reply, a refusal, expiry or a lost connection.
struct ReplyCorrelation<Token> {
    fileprivate struct Entry {
        let token: Token
        let finalDeadline: MonotonicTime
        var deadline: MonotonicTime
        var isSent: Bool
    }

    private var entries: [String: Entry] = [:]

    var count: Int { entries.count }

    /// - Parameters:
    ///   - sendBy: the moment at which an unsent request is given up.
    ///   - replyBy: the moment at which a sent request is given up.
    mutating func register(_ id: String, _ token: Token, sendBy: MonotonicTime, replyBy: MonotonicTime) {
        entries[id] = Entry(token: token, finalDeadline: replyBy, deadline: min(sendBy, replyBy), isSent: false)
    }

    /// Whether the request is still wanted; from now on it counts as sent.
    mutating func markSent(_ id: String) -> Bool {
        guard var entry = entries[id] else { return false }
        entry.isSent = true
        entry.deadline = entry.finalDeadline
        entries[id] = entry
        return true
    }

    /// The one that awaited this reply; nil when it was given up before or never was.
    mutating func resolve(_ id: String) -> Token? {
        entries.removeValue(forKey: id)?.token
    }

    /// Removes those whose time is over.
    mutating func expire(at moment: MonotonicTime) -> [(token: Token, wasSent: Bool)] {
        remove { $0.deadline <= moment }
    }

    /// Removes those that were sent: their connection, and with it their reply queue, is gone.
    mutating func connectionLost() -> [Token] {
        remove { $0.isSent }.map(\.token)
    }

    mutating func removeAll() -> [(token: Token, wasSent: Bool)] {
        remove { _ in true }
    }

    private mutating func remove(where isDue: (Entry) -> Bool) -> [(token: Token, wasSent: Bool)] {
        let due = entries.filter { isDue($0.value) }
        for id in due.keys { entries[id] = nil }
        return due.values.map { ($0.token, $0.isSent) }
    }
}

extension ReplyCorrelation.Entry: Sendable where Token: Sendable {}

extension ReplyCorrelation: Sendable where Token: Sendable {}
