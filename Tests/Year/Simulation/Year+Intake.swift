import Model

/// The citizen sends, intake judges.
extension Year {
    func submit(_ life: ReportLife) {
        let town = someTown()
        let cell = habits.pick(town.cells)
        let category = habits.pick(city.categories)
        let isPatrol = habits.happens(5)
        let submit = SubmitReport(
            reportID: Self.reportID(life.number),
            citizenID: isPatrol ? nil : CitizenID.named("citizen \(life.number % 5_000)"),
            officerID: isPatrol ? city.roster.officers(of: cell).first : nil,
            source: isPatrol ? .patrol : .citizen,
            pin: Self.position(town),
            words: "请看这里的情况",
            photos: Self.photos,
            categoryCode: category.code,
            policeConsent: habits.happens(80),
            fingerprint: "",
            acceptedAt: now
        )
        let facts = SubmissionFacts(category: category, cell: habits.happens(2) ? nil : cell)
        let step = Submission.judging(
            submit,
            facts: facts,
            at: now,
            limits: city.policies.limits(for: category.code, in: cell.town)
        )
        take(step, life)
        if life.submission?.state == .alarmed { plan(life, .acknowledge, after: habits.minutes(1..<12)) }
    }

    func acknowledge(_ life: ReportLife) {
        guard let submission = life.submission, let report = submission.report else { return }
        let actor = CommandActor(
            id: .named("duty \(report.townCode)"),
            role: .dutyRoom,
            scope: .town(report.townCode)
        )
        switch submission.acknowledging(AcknowledgeAlarm(reportID: report.id, actor: actor), at: now) {
        case .success(let step): take(step, life)
        case .failure: facts.refusals += 1
        }
    }

    func take(_ step: Transition<Submission>, _ life: ReportLife) {
        life.submission = step.aggregate
        take(step.deadlines)
        for event in step.events {
            record(event, wasMarked: false)
            if let registered = event as? ReportRegistered { open(registered, life) }
        }
    }

    static func position(_ town: YearCity.Town) -> RawPosition {
        RawPosition(longitude: town.pin.longitude, latitude: town.pin.latitude, system: .wgs84, accuracyMetres: 10)
    }

    /// A picture that nobody opens.
    static let photos = [PhotoID(rawValue: String(repeating: "0a", count: 32))].compactMap { $0 }.map { id in
        EvidencePhoto(id: id, mediaType: "image/jpeg", width: 1600, height: 1200)
    }
}
