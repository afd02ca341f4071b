import Model

/// A true report whose reward is to be decided: as it is verified, or later, when it had been withheld.
struct GrantMatter {
    let verified: ReportVerified
    /// Of the message that told of the verification: it is drawn with that, whenever it is drawn.
    let messageID: MessageID
    /// What the reward follows from.
    let cause: MessageEnvelope
}
