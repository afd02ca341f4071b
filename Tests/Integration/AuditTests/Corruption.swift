import OperatorService
import Testing

/// Something that must never be in the database, or in a replay's log, and the check that names it.
struct Corruption: Sendable, CustomTestStringConvertible {
    let code: String
    let what: String
    /// Done as the owner, with the ledger's and the journal's own guards taken off; nothing of it is kept.
    var sql = ""
    /// Lines of a replay's log.
    var log: [ReplayLog.Line] = []
    /// Heads of the journal as they were published.
    var heads: [PublishedHead] = []

    var testDescription: String { "\(code): \(what)" }

    /// The guards that refuse most of this in a healthy database.
    static let unguard = """
        ALTER TABLE journal.message DISABLE TRIGGER USER;
        ALTER TABLE journal.seal DISABLE TRIGGER USER;
        ALTER TABLE journal.redaction DISABLE TRIGGER USER;
        ALTER TABLE identity.access_record DISABLE TRIGGER USER;
        ALTER TABLE reward.posting DISABLE TRIGGER USER;
        ALTER TABLE reward.transaction DISABLE TRIGGER USER;
        """

    static let all = submissions + malice + rewards + timers + messages + seals + states + privacy
}
