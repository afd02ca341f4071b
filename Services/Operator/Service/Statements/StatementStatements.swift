import Messaging
import Model
import PostgreSQL

/// The statements that statements of account are read with: pages along the order of posting.
enum StatementStatements {
    /// Whose postings.
    enum Scope: Sendable {
        /// Points, what was forgiven of them, and what is set aside.
        case citizen(CitizenID)
        /// Everything that happened to the red packets of its reports.
        case town(TownCode)
        case everything
    }

    struct Line: Sendable {
        let position: Int64
        let recordedAt: Timestamp
        let ledger: String
        let kind: String
        let transaction: TransactionID
        let report: ReportID?
        let account: String
        let amount: Int64
    }

    /// The postings after a place, oldest first.
    static func page(
        _ scope: Scope,
        after position: Int64,
        upTo end: Int64,
        count: Int,
        in database: Database
    ) throws -> [Line] {
        let whose: SQL =
            switch scope {
            case .citizen(let citizen):
                """
                posting.account_id IN (SELECT id FROM reward.account
                                        WHERE code IN (\("points/\(citizen)"), \("forgiven/\(citizen)"), \("reserved/\(citizen)")))
                """
            case .town(let town): "posting.town_code = \(town)"
            case .everything: "true"
            }
        return try database.execute(
            """
            SELECT posting.position, transaction.recorded_at, transaction.ledger, transaction.kind, transaction.id,
                   transaction.report_id, account.code, posting.amount
              FROM reward.posting
              JOIN reward.transaction ON transaction.id = posting.transaction_id
              JOIN reward.account ON account.id = posting.account_id
             WHERE posting.position > \(position) AND posting.position <= \(end)
               AND \(whose)
             ORDER BY posting.position
             LIMIT \(count)
            """
        ).decode((Int64, Timestamp, String, String, TransactionID, ReportID?, String, Int64).self).map {
            Line(
                position: $0.0,
                recordedAt: $0.1,
                ledger: $0.2,
                kind: $0.3,
                transaction: $0.4,
                report: $0.5,
                account: $0.6,
                amount: $0.7
            )
        }
    }
}
