import City
import Model

extension TownFigure {
    /// - Parameters:
    ///   - key: the town's code.
    ///   - overdueNow: by town; a town without is none.
    ///   - residents: by town, where the census tells them.
    init?(
        _ key: String,
        _ figures: FigureReading,
        _ durations: DurationReading,
        overdueNow: [TownCode: Int],
        residents: [TownCode: Int]
    ) {
        guard let town = TownCode(rawValue: key) else { return nil }
        let count = figures.counts(of: key)
        func rate(_ rate: FigureRate) -> Double? { rate.percent(count) }
        let verification = CompletionFigures(
            due: count(.verificationDue),
            done: count(.verified),
            inTime: count(.verifiedInTime)
        )
        let closing = CompletionFigures(due: count(.closingDue), done: count(.closed), inTime: count(.closedInTime))
        self.init(
            townCode: town,
            residents: residents[town],
            registeredPerTenThousand: FigureReading.perTenThousand(count(.registered), residents: residents[town]),
            received: count(.received),
            registered: count(.registered),
            patrol: count(.patrol),
            recurred: count(.recurred),
            recurringPlaces: count(.recurringPlace),
            verificationDue: verification.due,
            verified: verification.done,
            verifiedInTime: verification.inTime,
            verificationRate: verification.completionRate.map { Double($0) / 100 },
            verificationOnTimeRate: verification.onTimeRate.map { Double($0) / 100 },
            verificationMedianSeconds: durations.percentile(50, of: .verification, key),
            verificationP90Seconds: durations.percentile(90, of: .verification, key),
            confirmed: count(.confirmed),
            resolvedOnSite: count(.resolvedOnSite),
            unfounded: count(.unfounded),
            unfoundedRate: rate(.unfounded),
            maliceProposed: count(.maliceProposed),
            // What is taken back may have been counted in another span.
            malicious: max(0, count(.malicious)),
            maliciousRate: rate(.malicious),
            goneOnArrival: count(.goneOnArrival),
            sampleDrawn: count(.sampleDrawn),
            sampleChecked: count(.sampleChecked),
            sampleFailed: count(.sampleFailed),
            dispatched: count(.dispatched),
            returned: count(.returned),
            responseRate: rate(.response),
            extended: count(.extended),
            suspended: count(.suspended),
            reworked: count(.reworked),
            closingDue: closing.due,
            closed: closing.done,
            closedInTime: closing.inTime,
            closingRate: closing.completionRate.map { Double($0) / 100 },
            closingOnTimeRate: closing.onTimeRate.map { Double($0) / 100 },
            closingMedianSeconds: durations.percentile(50, of: .closing, key),
            closingP90Seconds: durations.percentile(90, of: .closing, key),
            reopened: count(.reopened),
            overdue: count(.overdue),
            overdueNow: overdueNow[town] ?? 0,
            rated: count(.rated),
            ratedSolved: count(.ratedSolved),
            solvedRate: rate(.solved),
            ratedContent: count(.ratedContent),
            contentRate: rate(.content)
        )
    }
}
