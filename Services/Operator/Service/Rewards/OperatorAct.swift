import Messaging
import Model
import PostgreSQL

/// What an operator did with money at the command line: written in the transaction of the deed, into a table that nobody
/// changes and into the sealed journal.
struct OperatorAct: Sendable {
    /// By the command that did it.
    enum Deed: String, CaseIterable, Sendable {
        case setting = "rewards set"
        case budget = "rewards budget"
        case pause = "payouts pause"
        case stop = "payouts stop"
        case resume = "payouts resume"
        case decision = "payouts decide"
        case reconciliation = "payouts reconcile"
        case resolution = "payouts resolve"
        case closing = "payouts close"
    }

    /// Of no contract; the audit holds the table against it.
    static let noteType = "journal.operated.v1"

    let deed: Deed
    /// What it was done to.
    let subject: String
    let before: String?
    let after: String?

    /// - Parameter signature: who did it, and why.
    func write(_ signature: Signature, in database: Database) throws {
        let (position, now) = try database.execute(
            """
            INSERT INTO reward.operator_act (at, actor, act, subject, before, after, reason)
            VALUES (clock.now(), \(signature.name), \(deed.rawValue), \(subject), \(before), \(after), \(signature.reason))
            RETURNING position, at
            """
        ).decodeOne((Int64, Timestamp).self)
        let about: [String: String?] = [
            "position": "\(position)", "act": deed.rawValue, "subject": subject, "before": before, "after": after,
            "reason": signature.reason,
        ]
        try Journal.note(
            Self.noteType,
            body: try MessageCoding.text(about.compactMapValues { $0 }),
            as: .reward,
            at: now,
            cause: nil,
            actor: "\(Role.systemOperator.rawValue):\(signature.name)",
            in: database
        )
    }
}
