import Foundation
import Messaging
import Model
import PostgreSQL

/// The statements of the ledgers: accounts, transactions and postings, each for a whole batch.
enum LedgerStore {
    /// A posting with its transaction, as it is written.
    struct Entry {
        let transaction: TransactionID
        let ledger: String
        let kind: String
        var report: ReportID?
        /// The exchange that it belongs to.
        var redemption: RedemptionID?
        let account: LedgerAccount
        let amount: Int64
        /// In whose statement it stands; nil for points.
        var town: TownCode?
    }

    static func entries(_ transaction: LedgerTransaction<Points>, kind: String, report: ReportID) -> [Entry] {
        transaction.postings.map {
            Entry(
                transaction: transaction.id,
                ledger: "points",
                kind: kind,
                report: report,
                account: $0.account,
                amount: $0.amount.amount
            )
        }
    }

    /// - Parameter report: the red packet's; its town has the postings in its statement.
    static func entries(_ transaction: LedgerTransaction<Fen>, kind: String, report: ReportSummary) -> [Entry] {
        transaction.postings.map {
            Entry(
                transaction: transaction.id,
                ledger: "cash",
                kind: kind,
                report: report.id,
                account: $0.account,
                amount: $0.amount.amount,
                town: report.townCode
            )
        }
    }

    static func entries(_ transaction: LedgerTransaction<Points>, kind: String, redemption: RedemptionID) -> [Entry] {
        transaction.postings.map {
            Entry(
                transaction: transaction.id,
                ledger: "points",
                kind: kind,
                redemption: redemption,
                account: $0.account,
                amount: $0.amount.amount
            )
        }
    }

    /// Opens accounts that are new. Codes are sorted: instances meet in one order.
    static func open(_ entries: [Entry], in database: Database) throws {
        let accounts = Dictionary(entries.map { ($0.account.description, $0.ledger) }) { first, _ in first }
        let codes = accounts.keys.sorted()
        let known = try database.execute("SELECT code FROM reward.account WHERE code = ANY (\(codes))")
            .map { try $0.decode(String.self, at: 0) }
        let new = codes.filter { !known.contains($0) }
        guard !new.isEmpty else { return }
        try database.execute(
            """
            INSERT INTO reward.account (ledger, code)
            SELECT ledger, code FROM unnest(\(new.map { accounts[$0] ?? "points" }), \(new)) AS given (ledger, code) ORDER BY code
            ON CONFLICT (code) DO NOTHING
            """
        )
    }

    /// Writes transactions and their postings. An identifier that exists fails the batch: nothing is posted twice.
    static func post(_ entries: [Entry], at now: Timestamp, in database: Database) throws {
        guard !entries.isEmpty else { return }
        try open(entries, in: database)
        var seen: Set<TransactionID> = []
        let transactions = entries.filter { seen.insert($0.transaction).inserted }
        try database.enqueue(
            """
            INSERT INTO reward.transaction (id, ledger, kind, report_id, redemption_id, recorded_at)
            SELECT id, ledger, kind, report_id, redemption_id, \(now)
              FROM unnest(\(transactions.map(\.transaction)), \(transactions.map(\.ledger)), \(transactions.map(\.kind)),
                          \(transactions.map(\.report)), \(transactions.map(\.redemption)))
                AS given (id, ledger, kind, report_id, redemption_id)
            """
        )
        try database.enqueue(
            """
            INSERT INTO reward.posting (transaction_id, account_id, amount, town_code)
            SELECT given.transaction_id, account.id, given.amount, given.town_code
              FROM unnest(\(entries.map(\.transaction)), \(entries.map(\.account.description)), \(entries.map(\.amount)),
                          \(entries.map(\.town)))
                       WITH ORDINALITY AS given (transaction_id, code, amount, town_code, place)
              JOIN reward.account AS account USING (code)
             ORDER BY given.place
            """
        )
    }
}
