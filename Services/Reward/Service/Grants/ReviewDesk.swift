import Messaging
import Model
import PostgreSQL

/// Finds which of the red packets just decided on a person looks at first.
enum ReviewDesk {
    /// Enters the photos of all, and asks about those with a red packet. Comes after their decisions were inserted, so that
    /// a batch is counted like everything before it.
    static func suspicions(
        of decided: [DecidedReport],
        _ limits: ReviewLimits,
        at now: Timestamp,
        in database: Database
    ) throws -> [ReportID: [PayoutSuspicion]] {
        let known = try ReviewStore.enter(decided.flatMap(\.verified.photoKeys), at: now, in: database)
        let winners = decided.filter { $0.fen > .zero }
        guard !winners.isEmpty else { return [:] }
        let bursts = try ReviewStore.bursts(of: winners, minutes: limits.burstMinutes, in: database)
        let pairs = try ReviewStore.pairs(of: winners, days: limits.pairDays, least: limits.pairReports, in: database)
        var suspicions: [ReportID: [PayoutSuspicion]] = [:]
        for one in winners {
            let report = one.report.id
            let facts = ReviewFacts(
                photos: one.verified.reportedPhotos ?? [],
                isPhotoKnown: known[report] != nil,
                burst: bursts[report] ?? 1,
                pair: pairs[report],
                sample: ReviewSample.number(seed: one.draw.seed, report: report, message: one.messageID)
            )
            let found = facts.suspicions(within: limits)
            if !found.isEmpty { suspicions[report] = found }
        }
        try ReviewStore.insert(suspicions, others: known, at: now, in: database)
        return suspicions
    }
}

extension ReportVerified {
    /// Under which its reporter's photos are known again.
    var photoKeys: [(key: String, report: ReportSummary)] {
        (reportedPhotos ?? []).flatMap(\.keys).map { (key: $0, report: report) }
    }
}
