package import Model

/// What became of one message in its handler; the effect, if any, is in the same transaction.
package enum Disposition: Sendable {
    /// Handled. Events mostly end so.
    case done
    /// A command was carried out; the JSON is the new state for the person who asked.
    case answered(json: String)
    /// A command was refused by the rules: nothing changed, the person is told why.
    case refused(Refusal)
    /// The message itself is wrong: put aside with its reason, for `rrp parked` to show and replay.
    case parked(Rejection)
}

/// Why a message was put aside: a stable code and words for the operator.
package struct Rejection: Error, Sendable, Equatable {
    package let code: String
    package let words: String

    package init(_ code: String, _ words: String) {
        self.code = code
        self.words = words
    }
}
