/// One report as the services have it; times in microseconds since 1970.
struct TraceSummary: Sendable {
    let state: String
    let category: String?
    let categoryInEnglish: String?
    let cell: String
    let town: String?
    let acceptedAt: Int64
    let decidedAt: Int64
    let outcome: String?
    let finding: String?
    let caseState: String?
    let department: String?
    let points: Int64?
    let fen: Int64?
    let declined: String?
}
