import Model

/// The answer to a claim or a decision: how the payout stands now.
struct PayoutAnswer: Encodable {
    let reportID: ReportID
    let state: PayoutState
    let version: Int

    init(_ payout: Payout) {
        reportID = payout.report.id
        state = payout.state
        version = payout.version
    }
}
