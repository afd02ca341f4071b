/// What the words of a state may mention besides.
package struct ProgressDetails: Hashable, Codable, Sendable {
    /// Why it was not taken in, or why it takes long.
    package var reason: Words?
    /// The right channel, e.g. `12345`.
    package var channel: String?
    /// When it is expected to be done.
    package var expectedOn: Timestamp?
    /// When there will be next word.
    package var nextWordOn: Timestamp?
    /// When somebody begins to look after it, where that is not now: at night and on days off ordinary matters wait.
    package var beginsOn: Timestamp?

    package init(
        reason: Words? = nil,
        channel: String? = nil,
        expectedOn: Timestamp? = nil,
        nextWordOn: Timestamp? = nil,
        beginsOn: Timestamp? = nil
    ) {
        self.reason = reason
        self.channel = channel
        self.expectedOn = expectedOn
        self.nextWordOn = nextWordOn
        self.beginsOn = beginsOn
    }
}
