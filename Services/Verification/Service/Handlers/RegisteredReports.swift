package import Messaging
import Model

/// A registered report opens its dossier and the officer's first task, with its limits.
package struct RegisteredReports: Sendable {
    let city: CityDirectory

    package init(city: CityDirectory) { self.city = city }

    package var all: [MessageHandler] {
        [MessageHandler(ReportRegistered.self, batch: open)]
    }

    private struct Opening {
        let message: Received<ReportRegistered>
        let dossier: VerificationDossier
        /// Located by cells that have changed meanwhile.
        let relocated: ReportRelocated?
        let first: Transition<VerificationTask>

        var events: [any MessageContract] { (relocated.map { [$0] } ?? []) + first.events }
    }

    private func open(_ messages: [Received<ReportRegistered>], in transaction: ServiceTransaction) throws
        -> [Disposition]
    {
        let desk = try Desk.of(transaction, city: city)
        var dispositions = [Disposition](repeating: .done, count: messages.count)
        let cells = try Self.cells(of: messages.map(\.body.report), desk)
        var openings: [ReportID: Opening] = [:]
        for (place, message) in messages.enumerated() where openings[message.body.report.id] == nil {
            guard let opening = try opening(of: message, in: cells[message.body.report.id], desk) else {
                let report = message.body.report
                dispositions[place] = .parked(
                    Rejection("officer.none", "nobody is on duty in the town \(report.townCode)")
                )
                continue
            }
            openings[message.body.report.id] = opening
        }
        guard !openings.isEmpty else { return dispositions }

        let ordered = openings.values.sorted { $0.dossier.report.id < $1.dossier.report.id }
        let inserted = try ReportStore.insert(
            ordered.map { opening in
                ReportFile(
                    dossier: opening.dossier.recording(opening.events),
                    reportedPhotos: opening.message.body.reportedPhotos
                )
            },
            in: transaction.database
        )
        for opening in ordered where inserted.contains(opening.dossier.report.id) {
            desk.add(ReportFile(dossier: opening.dossier, reportedPhotos: opening.message.body.reportedPhotos))
            try desk.take(
                opening.first,
                of: opening.dossier.report.id,
                prelude: opening.relocated.map { [$0] } ?? [],
                at: transaction.now,
                cause: opening.message.envelope
            )
            desk.isStored(opening.dossier.report.id)
        }
        return dispositions
    }

    /// Where reports lie that may have been located by older cells than there are now.
    private static func cells(of reports: [ReportSummary], _ desk: Desk) throws -> [ReportID: GridCode] {
        let doubtful = reports.filter { desk.city.areas.mayBeNewer(than: $0) }
        let cells = try CityReference.cells(of: doubtful.map(\.pin), in: desk.transaction.database)
        return zip(doubtful, cells).reduce(into: [:]) { $0[$1.0.id] = $1.1 }
    }

    private func opening(of message: Received<ReportRegistered>, in cell: GridCode?, _ desk: Desk) throws -> Opening? {
        let dossier = VerificationDossier(message.body)
        let relocated = cell.flatMap { dossier.relocating(to: $0, at: desk.now) }
        let placed = dossier.recording(relocated.map { [$0] } ?? [])
        let choice = try desk.planner().firstLook(
            at: placed.report,
            onPatrol: message.body.officerID,
            in: desk.calendar(for: placed.report)
        )
        guard let officer = try desk.officer(of: choice) else { return nil }
        return Opening(
            message: message,
            dossier: dossier,
            relocated: relocated,
            first: VerificationTask.first(
                message.body,
                lyingAt: placed.report,
                officerID: officer,
                at: desk.now,
                limits: desk.city.limits(for: placed.report)
            )
        )
    }
}
