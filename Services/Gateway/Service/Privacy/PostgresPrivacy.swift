package import Messaging
package import Model
package import PostgreSQL

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Unmasking, copies and deletion in schema `identity`. What follows from a change is written to the journal with it.
package struct PostgresPrivacy: PrivacyDesk {
    let pool: PostgresPool
    let signal: OutboxSignal
    let topology: Topology
    let terms: UnmaskingTerms

    package init(pool: PostgresPool, signal: OutboxSignal, topology: Topology, terms: UnmaskingTerms) {
        self.pool = pool
        self.signal = signal
        self.topology = topology
        self.terms = terms
    }

    package func ask(
        about report: ReportID,
        basis: LegalBasis,
        reason: String,
        by viewer: Viewer,
        at now: Timestamp
    ) async throws -> UnmaskingAnswer {
        try await change(at: now) { database, transaction in
            let found = try database.execute(
                "SELECT citizen_id, is_anonymous, town_code FROM read.reporter WHERE report_id = \(report)"
            ).decodeFirst((CitizenID?, Bool, TownCode).self)
            // What lies outside one's area is not shown to exist.
            guard let (citizen, isAnonymous, town) = found, viewer.scope.contains(town) else {
                throw Problem(.unknownReport)
            }
            // Two requests at once: the second sees the first.
            try database.execute("SELECT pg_advisory_xact_lock(hashtextextended(\("unmasking/\(report)"), 0))")
            let open = try UnmaskingStore.open(about: report, by: viewer.account, in: database)
            let step = try Unmasking.asking(
                UnmaskingMatter(
                    reportID: report,
                    citizenID: citizen,
                    isAnonymous: isAnonymous,
                    townCode: town
                ),
                basis: basis,
                reason: reason,
                id: UnmaskingID(.timeOrdered(at: now)),
                by: viewer.actor,
                open: open.contains { $0.isOpen(at: now) },
                at: now,
                terms: terms
            ).get()
            try UnmaskingStore.insert(step.unmasking, in: database)
            try transaction.emit(step.event, sequence: 1, cause: nil, actor: viewer.trail)
            return try UnmaskingStore.answer(step.unmasking, to: viewer, at: now, in: database)
        }
    }

    package func decide(
        _ id: UnmaskingID,
        isApproved: Bool,
        by viewer: Viewer,
        at now: Timestamp
    ) async throws -> UnmaskingAnswer {
        try await step(id, by: viewer, at: now) {
            $0.deciding(isApproved: isApproved, by: viewer.actor, at: now, terms: terms)
        }
    }

    package func withdraw(_ id: UnmaskingID, by viewer: Viewer, at now: Timestamp) async throws -> UnmaskingAnswer {
        try await step(id, by: viewer, at: now) { $0.withdrawing(by: viewer.actor, at: now) }
    }

    package func unmaskings(for viewer: Viewer, at now: Timestamp) async throws -> UnmaskingList {
        try await pool.autocommit { database in
            UnmaskingList(
                items: try UnmaskingStore.list(of: viewer.scope, in: database).map {
                    try UnmaskingStore.answer($0, to: viewer, at: now, in: database)
                }
            )
        }
    }

    package func contact(_ id: UnmaskingID, for viewer: Viewer, at now: Timestamp) async throws -> ContactAnswer {
        try await change(at: now) { database, transaction in
            let before = try UnmaskingStore.load(id, for: viewer, in: database)
            let step = try before.reading(by: viewer.actor, at: now).get()
            try UnmaskingStore.update(step.unmasking, in: database)
            try transaction.emit(
                step.event,
                sequence: Int64(step.unmasking.version),
                cause: nil,
                actor: viewer.trail
            )
            // No reading without its record: the answer goes out after the commit of both.
            try UnmaskingStore.record(step.unmasking, by: viewer, at: now, in: database)
            let person = try database.execute(
                "SELECT display_name, phone FROM identity.account WHERE id = \(before.citizenID)"
            ).decodeFirst((String, String?).self)
            let relative = try database.execute(
                "SELECT name, phone FROM read.relative WHERE report_id = \(before.reportID)"
            ).decodeFirst((String?, String?).self)
            return ContactAnswer(
                displayName: person?.0 ?? "",
                phone: person?.1,
                relativeName: relative?.0,
                relativePhone: relative?.1,
                readableUntil: step.unmasking.readableUntil ?? now,
                reads: step.unmasking.reads
            )
        }
    }

    private func step(
        _ id: UnmaskingID,
        by viewer: Viewer,
        at now: Timestamp,
        _ decide: @escaping @Sendable (Unmasking) -> Result<UnmaskingStep, Refusal>
    ) async throws -> UnmaskingAnswer {
        try await change(at: now) { database, transaction in
            let before = try UnmaskingStore.load(id, for: viewer, in: database)
            let step = try decide(before).get()
            try UnmaskingStore.update(step.unmasking, in: database)
            try transaction.emit(
                step.event,
                sequence: Int64(step.unmasking.version),
                cause: nil,
                actor: viewer.trail
            )
            return try UnmaskingStore.answer(step.unmasking, to: viewer, at: now, in: database)
        }
    }

    /// One transaction with its messages; the relay hears of the commit.
    func change<Value: Sendable>(
        at now: Timestamp,
        _ body: @escaping @Sendable (Database, ServiceTransaction) throws -> Value
    ) async throws -> Value {
        let topology = topology
        let value = try await pool.transaction { database in
            let transaction = ServiceTransaction(database: database, now: now, service: .gateway, topology: topology)
            let value = try body(database, transaction)
            try transaction.writeJournal()
            return value
        }
        signal.committed()
        return value
    }
}

extension Viewer {
    /// As the journal names who did something.
    var trail: String { "\(role.rawValue):\(account)" }
}
