/// What a ledger counts: cash and points are never in one transaction.
package protocol LedgerUnit: AdditiveArithmetic, Hashable, Codable, Sendable {
    static prefix func - (value: Self) -> Self
}

extension Fen: LedgerUnit {}
extension Points: LedgerUnit {}
