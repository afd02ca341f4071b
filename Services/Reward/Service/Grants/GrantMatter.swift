import Model

/// A true report whose reward is to be decided: as it is verified, or later, when it had been withheld.
struct GrantMatter {
    let verified: ReportVerified
    /// Of the message that told of the verification: it is drawn with that, whenever it is drawn.
    let messageID: MessageID
    /// What the reward follows from.
    let cause: MessageEnvelope
}

extension GrantMatter {
    /// The local day whose seed it is drawn with: that of the verification, whenever it is decided.
    ///
    /// Whoever delays a message or a decision chooses no other draw by that. A message that is handled after midnight is drawn
    /// with a seed that everybody knows by then: all that the draw is made of (seed, report, message) was fixed before the
    /// seed was revealed, the message and its moment in the journal.
    var drawDay: String { verified.at.localDay }
}
