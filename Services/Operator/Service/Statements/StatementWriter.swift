import Model

/// Makes lines of CSV of postings, with the balance of each account as it runs.
struct StatementWriter {
    static let header = "position,recordedAt,ledger,kind,transaction,report,account,amount,balance\n"

    private var balances: [String: Int64] = [:]

    /// Points as a number, cash in yuan.
    mutating func line(_ line: StatementStatements.Line) -> String {
        let balance = (balances[line.account] ?? 0) + line.amount
        balances[line.account] = balance
        let isCash = line.ledger == "cash"
        func text(_ amount: Int64) -> String { isCash ? Fen(amount).description : String(amount) }
        return [
            String(line.position), line.recordedAt.description, line.ledger, line.kind, line.transaction.description,
            line.report?.description ?? "", line.account, text(line.amount), text(balance),
        ].joined(separator: ",") + "\n"
    }
}
