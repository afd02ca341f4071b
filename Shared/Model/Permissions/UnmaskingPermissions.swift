import FoundationEssentials

/// The table of unmasking: who may ask for a reporter's contact, decide about it and read it, where the town's centre asked.
package struct UnmaskingPermissions: Sendable {
    package enum Situation: String, CaseIterable, Hashable, Sendable {
        case none, asked, lapsed, approved, over, refused

        package var words: String {
            switch self {
            case .none: "not asked for"
            case .asked: "asked for by the centre"
            case .lapsed: "asked for, too long ago"
            case .approved: "approved"
            case .over: "approved, too long ago"
            case .refused: "refused"
            }
        }
    }

    package enum Command: String, CaseIterable, Hashable, Sendable {
        case ask, decide, withdraw, read

        /// As the table names it; these are operations of the interface, no messages.
        package var type: MessageType {
            switch self {
            case .ask: MessageType(literal: "unmasking.ask.v1")
            case .decide: MessageType(literal: "unmasking.decide.v1")
            case .withdraw: MessageType(literal: "unmasking.withdraw.v1")
            case .read: MessageType(literal: "contact.read.v1")
            }
        }
    }

    package let cast: PermissionCast
    private let start: Timestamp
    private let terms = UnmaskingTerms()

    package init(_ cast: PermissionCast, at start: Timestamp) {
        self.cast = cast
        self.start = start
    }

    private var id: UnmaskingID { UnmaskingID(.named("permission unmasking")) }

    private func ask(
        by actor: CommandActor,
        open: Bool = false,
        at now: Timestamp
    ) -> Result<UnmaskingStep, Refusal> {
        let report = cast.report(registeredAt: start)
        return Unmasking.asking(
            UnmaskingMatter(
                reportID: report.id,
                citizenID: report.citizenID,
                isAnonymous: false,
                townCode: report.townCode
            ),
            basis: .legalDuty,
            reason: "需当面核实",
            id: id,
            by: actor,
            open: open,
            at: now,
            terms: terms
        )
    }

    /// The request in a situation, and the moment; a second one of the same person is not needed while the first is open.
    private func stand(_ situation: Situation) -> (Unmasking?, Timestamp) {
        guard case .success(let asked) = ask(by: cast.actor(.centre), at: start) else { return (nil, start) }
        let decider = CommandActor(id: AccountID(.named("permission decider")), role: .cityAdmin, scope: .city)
        func decided(_ isApproved: Bool) -> Unmasking? {
            let result = asked.unmasking.deciding(isApproved: isApproved, by: decider, at: start, terms: terms)
            guard case .success(let step) = result else { return nil }
            return step.unmasking
        }
        switch situation {
        case .none: return (nil, start)
        case .asked: return (asked.unmasking, start)
        case .lapsed: return (asked.unmasking, start + terms.decision + .seconds(1))
        case .approved: return (decided(true), start)
        case .over: return (decided(true), start + terms.reading + .seconds(1))
        case .refused: return (decided(false), start)
        }
    }

    private func outcome(_ command: Command, by actor: CommandActor, in situation: Situation) -> RefusalCode? {
        let (unmasking, now) = stand(situation)
        let result: Result<UnmaskingStep, Refusal>?
        switch command {
        case .ask:
            let open = unmasking.map { $0.askedBy == actor.id && $0.isOpen(at: now) } ?? false
            result = ask(by: actor, open: open, at: now)
        case .decide: result = unmasking?.deciding(isApproved: true, by: actor, at: now, terms: terms)
        case .withdraw: result = unmasking?.withdrawing(by: actor, at: now)
        case .read: result = unmasking?.reading(by: actor, at: now)
        }
        guard let result else { return .unknownUnmasking }
        if case .failure(let refusal) = result { return refusal.code }
        return nil
    }

    package var table: PermissionTable {
        let rows = Command.allCases.flatMap { command in
            PermissionCast.Person.allCases.map { person in
                PermissionTable.Row(
                    command: command.type,
                    person: person,
                    outcomes: Situation.allCases.map { outcome(command, by: cast.actor(person), in: $0) }
                )
            }
        }
        return PermissionTable(
            title: "Reading a reporter's contact",
            situations: Situation.allCases.map(\.words),
            rows: rows
        )
    }
}
