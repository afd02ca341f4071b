/// The draw of a day was committed to: the hash of its seed, told before the day.
package struct DrawCommitted: MessageContract {
    package static let type = MessageType(literal: "draw.committed.v1")
    package static let kind = MessageKind.event
    package static let owner = ServiceName.reward
    package static let sentence =
        "The draw of a day was committed to: the hash of its seed, which is revealed after the day."

    /// Local day, `yyyy-mm-dd`.
    package let day: String
    /// SHA-256 of the seed's text, in hexadecimal.
    package let hash: String
    package let at: Timestamp

    package init(day: String, hash: String, at: Timestamp) {
        self.day = day
        self.hash = hash
        self.at = at
    }
}
