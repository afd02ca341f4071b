/// What follows from an attempt to deliver a notice outside the system; pure.
///
/// A grant is one message, and the provider knows no number by which the same message would be told apart: what may have
/// been sent is never sent again.
package enum DeliveryOutcome: Hashable, Sendable {
    case sent
    /// It has arrived, as the one who sent it says.
    case delivered
    /// Surely not sent, and never will be: no grant is left, the receiver blocks us, the template is wrong.
    case refused(code: String)
    /// Nobody knows whether it was sent: it stays so.
    case unknown(code: String)
    /// Surely not sent: again after a pause.
    case again(code: String, after: Duration)

    /// What an attempt ended with.
    package enum Ending: Hashable, Sendable {
        case accepted
        /// It has arrived already.
        case arrival
        /// The provider's own answer says that nothing was sent, now or ever.
        case refusal(code: String)
        /// It says so for now, or it was never reached.
        case postponement(code: String)
        /// No answer that means anything.
        case silence(code: String)
    }

    /// Tries before it is given up.
    package static let attempts = 8

    /// - Parameter attempt: from 1.
    package init(_ ending: Ending, attempt: Int) {
        switch ending {
        case .accepted: self = .sent
        case .arrival: self = .delivered
        case .refusal(let code): self = .refused(code: code)
        case .silence(let code): self = .unknown(code: code)
        case .postponement(let code):
            self =
                attempt >= Self.attempts
                ? .refused(code: code) : .again(code: code, after: .seconds(5 << min(attempt - 1, 8)))
        }
    }
}
