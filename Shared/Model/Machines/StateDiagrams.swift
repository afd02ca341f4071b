/// The state diagrams of the machines as Mermaid text, for the architecture page and the test that compares it.
package enum StateDiagrams {
    package static var submission: String {
        Submission.table.diagram(words: \.words, ends: [.registered, .rejected, .referred])
    }

    package static var task: String {
        VerificationTask.table.diagram(words: \.words, ends: [.concluded, .withdrawn])
    }

    package static var dispatchCase: String {
        DispatchCase.table.diagram(words: \.words, ends: [.closed])
    }

    package static var payout: String {
        Payout.table.diagram(words: \.words, ends: [.paid, .released, .withheld])
    }

    package static var redemption: String {
        Redemption.table.diagram(words: \.words, ends: [.handedOver, .cancelled])
    }

    package static var unmasking: String {
        Unmasking.table.diagram(words: \.words, ends: [.refused, .withdrawn])
    }

    package static var malice: String {
        Malice.table.diagram(
            words: \.words,
            ends: [.withdrawn, .lapsed, .notFound, .found, .confirmed, .overturned]
        )
    }

    /// Title and text of each, in the order of the loop.
    package static var all: [(title: String, text: String)] {
        [
            ("Submission", submission), ("Task", task), ("Case", dispatchCase), ("Payout", payout),
            ("Redemption", redemption), ("Unmasking", unmasking), ("Malice", malice),
        ]
    }
}
