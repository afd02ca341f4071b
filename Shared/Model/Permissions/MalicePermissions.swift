import FoundationEssentials

/// The table of bad faith: who may take a proposal back, decide on it, contest it, and decide on that.
package struct MalicePermissions: Sendable {
    package enum Situation: String, CaseIterable, Hashable, Sendable {
        case none, proposed, withdrawn, lapsed, notFound, found, foundByCity, late, appealed, appealedOfCity
        case confirmed, overturned

        package var words: String {
            switch self {
            case .none: "not proposed"
            case .lapsed: "proposed, not decided in time"
            case .notFound: "not found"
            case .foundByCity: "found, by the city"
            case .late: "found, too long ago"
            case .appealedOfCity: "appealed, found by the city"
            default: rawValue
            }
        }

        /// Where it stands; nil where there is none.
        package var state: MaliceState? {
            switch self {
            case .none: nil
            case .foundByCity, .late: .found
            case .appealedOfCity: .appealed
            default: MaliceState(rawValue: rawValue)
            }
        }
    }

    package let cast: PermissionCast
    package let report: ReportSummary
    package let terms: MaliceTerms
    private let start: Timestamp

    package init(_ cast: PermissionCast, terms: MaliceTerms = MaliceTerms(), at start: Timestamp) {
        self.cast = cast
        self.terms = terms
        self.start = start
        report = cast.report(registeredAt: start)
    }

    /// Every command about it, well formed, given by an actor.
    package func commands(by actor: CommandActor) -> [any CommandContract] {
        [
            WithdrawMalice(reportID: report.id, actor: actor),
            decide(actor),
            appeal(actor),
            decideAppeal(actor),
        ]
    }

    private func decide(_ actor: CommandActor, isFound: Bool = true) -> DecideMalice {
        DecideMalice(reportID: report.id, isFound: isFound, reason: "两次上报同一处不存在的火情", actor: actor)
    }

    private func appeal(_ actor: CommandActor) -> AppealMalice {
        AppealMalice(reportID: report.id, words: "当时确实有烟", actor: actor)
    }

    private func decideAppeal(_ actor: CommandActor, isUpheld: Bool = true) -> DecideMaliceAppeal {
        DecideMaliceAppeal(reportID: report.id, isUpheld: isUpheld, reason: "情况属实", actor: actor)
    }

    /// Why the officer proposes it.
    package static let reason = "现场及周边均无此情况,系编造"

    /// The steps of people that lead from the proposal to a situation; nil where a timer, or nothing, does.
    package func steps(to situation: Situation) -> [any CommandContract]? {
        let (officer, reporter) = (cast.actor(.officer), cast.actor(.reporter))
        let (centre, city) = (cast.actor(.centre), cast.actor(.city))
        // Somebody else of the city than the one of the table.
        let colleague = CommandActor(id: AccountID(.named("permission colleague")), role: .cityAdmin, scope: .city)
        switch situation {
        case .none, .lapsed: return nil
        case .proposed: return []
        case .withdrawn: return [WithdrawMalice(reportID: report.id, actor: officer)]
        case .notFound: return [decide(centre, isFound: false)]
        case .found, .late: return [decide(centre)]
        case .foundByCity: return [decide(city)]
        case .appealed: return [decide(centre), appeal(reporter)]
        case .appealedOfCity: return [decide(city), appeal(reporter)]
        case .confirmed: return [decide(centre), appeal(reporter), decideAppeal(colleague, isUpheld: false)]
        case .overturned: return [decide(centre), appeal(reporter), decideAppeal(colleague)]
        }
    }

    /// The proposal in a situation, and the moment at which it is asked about.
    package func value(in situation: Situation) -> (malice: Malice?, at: Timestamp) {
        guard situation != .none else { return (nil, start) }
        let found = cast.verified(report, .unfounded, at: start)
        guard let proposed = Malice.proposing(found, reason: Self.reason, terms: terms, in: .plain) else {
            return (nil, start)
        }
        if situation == .lapsed {
            let limit = proposed.deadlines.compactMap { action -> Deadline? in
                if case .schedule(let deadline) = action, deadline.payload.moment == .limit { deadline } else { nil }
            }.first
            guard let limit else { return (nil, start) }
            let reached = DeadlineReached(
                key: limit.key,
                generation: limit.generation,
                dueAt: limit.dueAt,
                payload: limit.payload
            )
            return (try? proposed.aggregate.reaching(reached, at: limit.dueAt).get().aggregate, limit.dueAt)
        }
        let malice = (steps(to: situation) ?? []).reduce(Optional(proposed.aggregate)) { current, command in
            try? current?.applying(command, at: start, terms: terms, in: .plain).get().aggregate
        }
        return (malice, situation == .late ? start + terms.appealWindow + .seconds(1) : start)
    }

    package var table: PermissionTable {
        let values = Situation.allCases.map(value)
        let rows = PermissionCast.Person.allCases.flatMap { person in
            commands(by: cast.actor(person)).map { command in
                PermissionTable.Row(
                    command: type(of: command).type,
                    person: person,
                    outcomes: zip(Situation.allCases, values).map { situation, value in
                        guard let malice = value.malice else { return situation == .none ? .unknownMalice : .other }
                        switch malice.applying(command, at: value.at, terms: terms, in: .plain) {
                        case .success: return nil
                        case .failure(let refusal): return refusal.code
                        }
                    }
                )
            }
        }
        return PermissionTable(title: "Bad faith", situations: Situation.allCases.map(\.words), rows: rows)
    }
}
