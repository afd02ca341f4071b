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
        let first: Transition<VerificationTask>
    }

    private func open(_ messages: [Received<ReportRegistered>], in transaction: ServiceTransaction) throws
        -> [Disposition]
    {
        let desk = try Desk.of(transaction, city: city)
        var dispositions = [Disposition](repeating: .done, count: messages.count)
        var openings: [ReportID: Opening] = [:]
        for (place, message) in messages.enumerated() where openings[message.body.report.id] == nil {
            guard let opening = try opening(of: message, desk) else {
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
                    dossier: opening.dossier.recording(opening.first.events),
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
                at: transaction.now,
                cause: opening.message.envelope
            )
            desk.isStored(opening.dossier.report.id)
        }
        return dispositions
    }

    private func opening(of message: Received<ReportRegistered>, _ desk: Desk) throws -> Opening? {
        let report = message.body.report
        let choice = try desk.planner().firstLook(
            at: report,
            onPatrol: message.body.officerID,
            in: desk.calendar(for: report)
        )
        guard let officer = try desk.officer(of: choice) else { return nil }
        return Opening(
            message: message,
            dossier: VerificationDossier(message.body),
            first: VerificationTask.first(
                message.body,
                officerID: officer,
                at: desk.now,
                limits: desk.city.limits(for: report)
            )
        )
    }
}
