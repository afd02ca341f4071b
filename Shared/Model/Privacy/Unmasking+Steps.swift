extension Unmasking {
    /// The roles that may ask, each for its own area.
    package static let askers: Set<Role> = [.townCentre, .dutyRoom, .cityAdmin]
    /// Who decides: one level up, never the office that asks alone.
    package static let deciders: Set<Role> = [.cityAdmin]

    /// Somebody asks for the contact of a report's reporter.
    /// - Parameter open: requests of the same person about the same report that may still lead to a reading.
    package static func asking(
        _ matter: UnmaskingMatter,
        basis: LegalBasis,
        reason: String,
        id: UnmaskingID,
        by actor: CommandActor,
        open: Bool,
        at now: Timestamp,
        terms: UnmaskingTerms
    ) -> Result<UnmaskingStep, Refusal> {
        guard askers.contains(actor.role) else { return .failure(Refusal(.notPermitted)) }
        guard actor.scope.contains(matter.townCode) else { return .failure(Refusal(.outsideYourArea)) }
        guard reason.contains(where: { !$0.isWhitespace }) else { return .failure(Refusal(.reasonMissing)) }
        // Whoever reported anonymously was promised it: no basis leads to them.
        guard !matter.isAnonymous else { return .failure(Refusal(.unmaskingAnonymous)) }
        guard let citizen = matter.citizenID else { return .failure(Refusal(.unmaskingNobody)) }
        guard !open else { return .failure(Refusal(.unmaskingOpen)) }
        let asked = Unmasking(
            id: id,
            matter: matter,
            citizenID: citizen,
            basis: basis,
            reason: reason,
            actor: actor,
            at: now,
            terms: terms
        )
        return .success(UnmaskingStep(asked, UnmaskingAsked(asked, at: now)))
    }

    /// A second person decides.
    package func deciding(
        isApproved: Bool,
        by actor: CommandActor,
        at now: Timestamp,
        terms: UnmaskingTerms
    ) -> Result<UnmaskingStep, Refusal> {
        guard Self.deciders.contains(actor.role) else { return .failure(Refusal(.notPermitted)) }
        guard actor.scope.contains(townCode) else { return .failure(Refusal(.outsideYourArea)) }
        guard actor.id != askedBy else { return .failure(Refusal(.unmaskingSamePerson)) }
        return moved(isApproved ? .approve : .refuse).flatMap { moved in
            guard now <= decideBy else { return .failure(Refusal(.unmaskingLapsed)) }
            var next = moved
            next.decidedBy = actor.id
            next.decidedAt = now
            if isApproved { next.readableUntil = now + terms.reading }
            return .success(UnmaskingStep(next, UnmaskingDecided(next, isApproved: isApproved, by: actor.id, at: now)))
        }
    }

    /// The asker needs it no more, before or after the approval.
    package func withdrawing(by actor: CommandActor, at now: Timestamp) -> Result<UnmaskingStep, Refusal> {
        guard actor.id == askedBy else { return .failure(Refusal(.unmaskingNotYours)) }
        return moved(.withdraw).map { next in UnmaskingStep(next, UnmaskingWithdrawn(next, at: now)) }
    }

    /// The asker reads the contact, once more.
    package func reading(by actor: CommandActor, at now: Timestamp) -> Result<UnmaskingStep, Refusal> {
        guard actor.id == askedBy, actor.role == askerRole else { return .failure(Refusal(.unmaskingNotYours)) }
        guard Self.table.target(from: state, on: .read) != nil, let until = readableUntil else {
            return .failure(Refusal(.unmaskingNotApproved))
        }
        guard now <= until else { return .failure(Refusal(.unmaskingOver)) }
        var next = self
        next.reads += 1
        next.version += 1
        return .success(UnmaskingStep(next, ContactRead(next, at: now)))
    }

    private func moved(_ trigger: UnmaskingTrigger) -> Result<Unmasking, Refusal> {
        guard case .state(let target) = Self.table.target(from: state, on: trigger) else {
            return .failure(Refusal(.unmaskingDecided))
        }
        var next = self
        next.state = target
        next.version += 1
        return .success(next)
    }
}
