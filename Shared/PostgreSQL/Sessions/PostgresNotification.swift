/// What a listener hears.
package enum PostgresNotification: Sendable, Hashable {
    case received(channel: String, payload: String)
    /// LISTEN is in force, for the first time or again after the connection was lost (or more came than were taken):
    /// what was notified before is lost, so look at the tables now.
    case reconnected

    /// nil for `.reconnected`.
    package var channel: String? {
        if case .received(let channel, _) = self { channel } else { nil }
    }

    package var payload: String? {
        if case .received(_, let payload) = self { payload } else { nil }
    }
}
