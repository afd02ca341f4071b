import FoundationEssentials

/// The table of red packets: who may claim one, and who may decide about one that was looked at or is stuck.
package struct PayoutPermissions: Sendable {
    package enum Situation: String, CaseIterable, Hashable, Sendable {
        case none, checking, reserved, paused, late, creating, confirming, held, refused, differs, paid, released,
            withheld

        package var words: String {
            switch self {
            case .none: "none"
            case .checking: "looked at first"
            case .paused: "reserved, paying is stopped"
            case .late: "reserved, the time is over"
            case .held: "held, no clear answer"
            case .refused: "held, several attempts failed"
            case .differs: "held, amount or receiver differ"
            default: rawValue
            }
        }

        /// Where it stands; nil where there is none.
        package var state: PayoutState? {
            switch self {
            case .none: nil
            case .paused, .late: .reserved
            case .refused, .differs: .held
            default: PayoutState(rawValue: rawValue)
            }
        }
    }

    /// What is asked: the claim, or one of the decisions.
    package enum Request: Hashable, Sendable {
        case claim
        case decide(PayoutDecision)

        package static var all: [Request] { [.claim] + PayoutDecision.allCases.map { .decide($0) } }

        /// As the table's rows have it.
        package var detail: String? {
            switch self {
            case .claim: nil
            case .decide(let decision): decision.rawValue
            }
        }
    }

    package let cast: PermissionCast
    private let start: Timestamp
    /// How long the citizen has.
    package static let term = Duration.seconds(30 * 86_400)
    package static let openID = "o-permission-reporter"

    package init(_ cast: PermissionCast, at start: Timestamp) {
        self.cast = cast
        self.start = start
    }

    /// The command, well formed, given by an actor about a report.
    package func command(_ request: Request, by actor: CommandActor, report: ReportID) -> any CommandContract {
        switch request {
        case .claim: ClaimRedPacket(reportID: report, openID: Self.openID, actor: actor)
        case .decide(let decision):
            ReviewPayout(reportID: report, decision: decision, reason: "已核对商户平台账单", actor: actor)
        }
    }

    /// A red packet of a report in a situation, and the moment at which it is asked about.
    /// - Parameters:
    ///   - amount: and `month`: of its reservation.
    package func value(
        of report: ReportSummary,
        in situation: Situation,
        amount: Fen = Fen(500),
        month: String = "2026-09"
    ) -> (payout: Payout?, at: Timestamp) {
        guard situation != .none, let citizen = report.citizenID else { return (nil, start) }
        let end = start + Self.term
        let reserved = Payout.reserving(
            report,
            for: citizen,
            amount: amount,
            month: month,
            until: end,
            suspicions: situation == .checking || situation == .withheld ? [.sample] : []
        )
        let payout: Payout? =
            switch situation {
            case .none: nil
            case .checking, .reserved, .paused, .late: reserved.payout
            case .creating: claimed(reserved.payout)
            case .confirming: hearing(.waiting, reserved.payout)
            case .held: heard(.fault(PayoutNews.Fault(code: "no answer", advice: .again)), claimed(reserved.payout))
            case .refused: hearing(.failed, reserved.payout)
            case .differs: hearing(.success, amount: Fen(50_000), reserved.payout)
            case .paid: hearing(.success, reserved.payout)
            case .released: expired(reserved)
            case .withheld: try? reserved.payout.reviewing(.withhold, reason: "不是本人拍摄", at: start).get().payout
            }
        return (payout, situation == .late ? end : start)
    }

    private func claimed(_ payout: Payout) -> Payout? {
        try? payout.claiming(openID: Self.openID, at: start, isPaused: false) { _ in "{}" }.get().payout
    }

    /// Claimed, and what a query then told; where it waits, creating tells it already.
    private func hearing(
        _ state: PayoutNews.Bill.State,
        amount: Fen? = nil,
        _ payout: Payout
    ) -> Payout? {
        guard let claimed = claimed(payout), let number = claimed.bill?.number else { return nil }
        let bill = PayoutNews.Bill(
            number: number,
            state: state,
            providerNumber: "1330000071100999991182020050700019480001",
            packageInfo: "package",
            amount: amount ?? payout.amount,
            openID: Self.openID
        )
        let hint = heard(.bill(bill), claimed)
        return state == .waiting ? hint : heard(.bill(bill), hint)
    }

    /// What the newest call brought, at a provider with whom one failed attempt and one silence are enough.
    private func heard(_ news: PayoutNews, _ payout: Payout?) -> Payout? {
        guard let payout, let call = payout.call else { return nil }
        let policy = PayoutPolicy(patience: { if case .fault = news { 0 } else { 40 } }(), attempts: 1)
        return payout.hearing(news, of: call, callNumber: payout.callNumber, at: start, policy: policy)?.payout
    }

    private func expired(_ step: PayoutStep) -> Payout? {
        for case .schedule(let deadline) in step.deadlines where deadline.payload.moment == .limit {
            let reached = DeadlineReached(
                key: deadline.key,
                generation: deadline.generation,
                dueAt: deadline.dueAt,
                payload: deadline.payload
            )
            return step.payout.reaching(reached, at: deadline.dueAt, canAsk: false)?.payout
        }
        return nil
    }

    package var table: PermissionTable {
        let report = cast.report(registeredAt: start)
        let values = Situation.allCases.map { value(of: report, in: $0) }
        let rows = PermissionCast.Person.allCases.flatMap { person in
            Request.all.map { request in
                PermissionTable.Row(
                    command: type(of: command(request, by: cast.actor(person), report: report.id)).type,
                    detail: request.detail,
                    person: person,
                    outcomes: zip(Situation.allCases, values).map { situation, value in
                        outcome(request, by: cast.actor(person), of: value.payout, in: situation, at: value.at)
                    }
                )
            }
        }
        return PermissionTable(title: "Red packets", situations: Situation.allCases.map(\.words), rows: rows)
    }

    private func outcome(
        _ request: Request,
        by actor: CommandActor,
        of payout: Payout?,
        in situation: Situation,
        at now: Timestamp
    ) -> RefusalCode? {
        // A situation that its steps did not reach is no situation.
        guard payout != nil || situation == .none else { return .other }
        switch request {
        case .claim:
            guard let payout, payout.belongs(to: actor) else { return .unknownRedPacket }
            let step = payout.claiming(openID: Self.openID, at: now, isPaused: situation == .paused) { _ in "{}" }
            return step.refusal
        case .decide(let decision):
            guard actor.mayDecide(decision) else { return .notPermitted }
            guard let payout else { return .unknownRedPacket }
            return payout.reviewing(decision, reason: "已核对商户平台账单", term: Self.term, at: now).refusal
        }
    }
}

extension Result where Failure == Refusal {
    fileprivate var refusal: RefusalCode? {
        if case .failure(let refusal) = self { refusal.code } else { nil }
    }
}
