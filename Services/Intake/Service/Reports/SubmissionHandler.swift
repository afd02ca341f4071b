import City
import Messaging
import Model

/// Judges a batch of submissions: looks up what they need in a handful of statements, lets the model decide each, stores
/// all of them in one statement.
struct SubmissionHandler: Sendable {
    let catalogue: CategoryCatalogue
    let limits: LimitCatalogue
    let policy: IntakePolicy

    @Sendable func handle(
        _ messages: [Received<SubmitReport>],
        _ transaction: ServiceTransaction
    ) throws -> [Disposition] {
        let known = try ReportStore.fingerprints(of: messages.map(\.body.reportID), in: transaction.database)
        var first: [ReportID: String] = known
        var new: [Received<SubmitReport>] = []
        for message in messages {
            let submit = message.body
            if let fingerprint = first[submit.reportID] {
                // The same key with other content: the first is kept, and its citizen is told.
                if fingerprint != submit.fingerprint, let citizen = submit.citizenID {
                    try transaction.emit(
                        ReportKeyReused(reportID: submit.reportID, citizenID: citizen, at: transaction.now),
                        sequence: 0,
                        cause: message.envelope
                    )
                }
            } else {
                first[submit.reportID] = submit.fingerprint
                new.append(message)
            }
        }
        if !new.isEmpty { try judge(new, transaction) }
        return messages.map { _ in .done }
    }

    private func judge(_ messages: [Received<SubmitReport>], _ transaction: ServiceTransaction) throws {
        let database = transaction.database
        let traits = try catalogue.traits(at: transaction.now, in: database)
        let policies = try limits.policies(at: transaction.now, in: database)
        let pins = messages.map { $0.body.pin.wgs84 }
        let cells = try ReportStore.cells(of: pins, in: database)
        let flooding = try flooding(messages, transaction)
        let neighbours = try neighbours(of: messages, pins: pins, transaction)
        let recurrences = try recurrences(of: messages, pins: pins, transaction)
        var book = try CampaignStore.book(for: messages.map(\.body), in: database)

        var judged: [(submit: SubmitReport, submission: Submission)] = []
        var counts: [FigureCount] = []
        var registered: [ReportRegistered] = []
        var checks: [(check: TextCheck, openID: String)] = []
        var gathered: [(summary: ReportSummary, isByCode: Bool)] = []
        for (place, message) in messages.enumerated() {
            let submit = message.body
            let facts = SubmissionFacts(
                category: traits[submit.categoryCode],
                cell: cells[place],
                isFlood: submit.citizenID.map { flooding.contains($0) } ?? false,
                possibleDuplicates: neighbours[place],
                recurrence: recurrences[place],
                campaign: book.campaign(of: submit, in: cells[place])
            )
            let transition = Submission.judging(
                submit,
                facts: facts,
                at: transaction.now,
                limits: policies.limits(for: submit.categoryCode, in: cells[place]?.town)
            )
            judged.append((submit, transition.aggregate))
            counts += transition.events.flatMap { FigureCount.counts(of: $0) }
            let taken = transition.events.compactMap { $0 as? ReportRegistered }
            registered += taken
            if let openID = submit.openID, !submit.words.allSatisfy(\.isWhitespace) {
                checks += taken.map { (TextCheck(of: $0.report), openID) }
            }
            gathered += taken.map { ($0.report, submit.campaignCode == $0.report.campaign?.code.rawValue) }
            try transaction.emit(transition, after: 0, cause: message.envelope)
        }
        try ReportStore.insert(judged, at: transaction.now, in: database)
        try TextCheckStore.insert(checks, at: transaction.now, in: database)
        try RecurrenceStore.insert(registered, in: database)
        try CampaignHandlers.count(gathered, at: transaction.now, in: database)
        try FigureLedger.add(counts, of: .intake, in: database)
        try follow(judged, causes: messages.map(\.envelope), transaction)
        try ReporterLedger.add(registered.compactMap { ReporterCount($0) }, in: database)
    }

    /// “The same thing”: who chose an open report before sending follows it as well.
    private func follow(
        _ judged: [(submit: SubmitReport, submission: Submission)],
        causes: [MessageEnvelope],
        _ transaction: ServiceTransaction
    ) throws {
        for (cause, (submit, submission)) in zip(causes, judged) {
            guard let original = submit.followsReportID, submission.state == .registered, submit.citizenID != nil else {
                continue
            }
            try FollowHandlers.merge(submission.report, into: original, cause: cause, transaction)
        }
    }

    private func flooding(
        _ messages: [Received<SubmitReport>],
        _ transaction: ServiceTransaction
    ) throws -> Set<CitizenID> {
        guard policy.floodCap > 0 else { return [] }
        let latest = messages.reduce(into: [CitizenID: Timestamp]()) { latest, message in
            guard let citizen = message.body.citizenID else { return }
            latest[citizen] = max(latest[citizen] ?? message.body.acceptedAt, message.body.acceptedAt)
        }
        guard !latest.isEmpty else { return [] }
        return try ReportStore.flooding(
            latest.map { ($0.key, $0.value) },
            cap: policy.floodCap,
            window: policy.floodWindow,
            in: transaction.database
        )
    }

    /// Open reports near each pin: those stored, and those earlier in this batch.
    private func neighbours(
        of messages: [Received<SubmitReport>],
        pins: [Coordinate<WGS84>?],
        _ transaction: ServiceTransaction
    ) throws -> [[ReportID]] {
        var neighbours = [[ReportID]](repeating: [], count: messages.count)
        let located = pins.indices.filter { pins[$0] != nil }
        let places = located.compactMap { place in
            pins[place].map { (pin: $0, category: messages[place].body.categoryCode) }
        }
        guard !places.isEmpty else { return neighbours }
        let stored = try ReportStore.openNearby(places, metres: policy.duplicateMetres, in: transaction.database)
        var earlier: [CategoryCode: [(id: ReportID, pin: Coordinate<WGS84>)]] = [:]
        for (index, place) in located.enumerated() {
            let (pin, category) = places[index]
            let inBatch = (earlier[category] ?? []).filter { $0.pin.distance(to: pin) <= policy.duplicateMetres }
            neighbours[place] = Array((stored[index] + inBatch.map(\.id)).prefix(5))
            earlier[category, default: []].append((messages[place].body.reportID, pin))
        }
        return neighbours
    }

    /// What was put right at each pin not long ago, and has come again.
    private func recurrences(
        of messages: [Received<SubmitReport>],
        pins: [Coordinate<WGS84>?],
        _ transaction: ServiceTransaction
    ) throws -> [Recurrence?] {
        var recurrences = [Recurrence?](repeating: nil, count: messages.count)
        let located = pins.indices.filter { pins[$0] != nil }
        let places = located.compactMap { index in
            pins[index].map { pin in
                let submit = messages[index].body
                let since = submit.acceptedAt - policy.recurrenceWindow
                return RecurrenceStore.Place(pin: pin, category: submit.categoryCode, since: since)
            }
        }
        guard !places.isEmpty else { return recurrences }
        let found = try RecurrenceStore.earlier(
            places,
            metres: policy.recurrenceMetres,
            in: transaction.database
        )
        for (index, recurrence) in zip(located, found) { recurrences[index] = recurrence }
        return recurrences
    }
}
