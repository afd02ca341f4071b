import Messaging
import Model
import PostgreSQL

/// The statements of `identity.unmasking` and of the readings that it allowed.
enum UnmaskingStore {
    static func open(about report: ReportID, by account: AccountID, in database: Database) throws -> [Unmasking] {
        try database.execute(
            """
            SELECT document FROM identity.unmasking
             WHERE report_id = \(report) AND asked_by = \(account) AND state IN ('asked', 'approved')
            """
        ).decode(String.self).map { try MessageCoding.decode(Unmasking.self, from: $0) }
    }

    /// Locks one.
    /// - Throws: `Problem` 404 also for what lies outside the viewer's area.
    static func load(_ id: UnmaskingID, for viewer: Viewer, in database: Database) throws -> Unmasking {
        let text = try database.execute("SELECT document FROM identity.unmasking WHERE id = \(id) FOR UPDATE")
            .decodeFirst(String.self)
        guard let text else { throw Problem(.unknownUnmasking) }
        let unmasking = try MessageCoding.decode(Unmasking.self, from: text)
        guard viewer.scope.contains(unmasking.townCode) else { throw Problem(.unknownUnmasking) }
        return unmasking
    }

    /// Of a town, or of the whole city; the newest two hundred.
    static func list(of scope: AreaScope, in database: Database) throws -> [Unmasking] {
        let town: TownCode?
        switch scope {
        case .city: town = nil
        case .town(let code): town = code
        default: return []
        }
        return try database.execute(
            """
            SELECT document FROM identity.unmasking
             WHERE \(town)::text IS NULL OR town_code = \(town)
             ORDER BY asked_at DESC, id DESC
             LIMIT 200
            """
        ).decode(String.self).map { try MessageCoding.decode(Unmasking.self, from: $0) }
    }

    static func insert(_ unmasking: Unmasking, in database: Database) throws {
        try database.execute(
            """
            INSERT INTO identity.unmasking (id, report_id, citizen_id, town_code, state, basis, asked_by, asked_at, reads,
                                            version, document)
            VALUES (\(unmasking.id), \(unmasking.reportID), \(unmasking.citizenID), \(unmasking.townCode),
                    \(unmasking.state.rawValue), \(unmasking.basis.rawValue), \(unmasking.askedBy), \(unmasking.askedAt),
                    \(Int32(unmasking.reads)), \(Int32(unmasking.version)), \(try MessageCoding.text(unmasking)))
            """
        )
    }

    static func update(_ unmasking: Unmasking, in database: Database) throws {
        try database.execute(
            """
            UPDATE identity.unmasking
               SET state = \(unmasking.state.rawValue), decided_by = \(unmasking.decidedBy),
                   decided_at = \(unmasking.decidedAt), readable_until = \(unmasking.readableUntil),
                   reads = \(Int32(unmasking.reads)), version = \(Int32(unmasking.version)),
                   document = \(try MessageCoding.text(unmasking))
             WHERE id = \(unmasking.id)
            """
        )
    }

    /// That the contact was read, by whom, when and why.
    static func record(_ unmasking: Unmasking, by viewer: Viewer, at now: Timestamp, in database: Database) throws {
        try database.execute(
            """
            INSERT INTO identity.access_record (at, account_id, role, kind, operation, report_id, unmasking_id, reason)
            VALUES (\(now), \(viewer.account), \(viewer.role.rawValue), 'contact', 'readContact', \(unmasking.reportID),
                    \(unmasking.id), \(unmasking.reason))
            """
        )
    }

    static func answer(
        _ unmasking: Unmasking,
        to viewer: Viewer,
        at now: Timestamp,
        in database: Database
    ) throws -> UnmaskingAnswer {
        let asker = try database.execute("SELECT display_name FROM identity.account WHERE id = \(unmasking.askedBy)")
            .decodeFirst(String.self)
        let isMine = unmasking.askedBy == viewer.account
        let isOpen = unmasking.isOpen(at: now)
        return UnmaskingAnswer(
            id: unmasking.id,
            reportId: unmasking.reportID,
            townCode: unmasking.townCode,
            state: unmasking.state,
            words: WordsAnswer(unmasking.state.words),
            basis: unmasking.basis,
            basisWords: WordsAnswer(unmasking.basis.words),
            reason: unmasking.reason,
            askedBy: asker ?? "",
            askedAt: unmasking.askedAt,
            decideBy: unmasking.decideBy,
            readableUntil: unmasking.readableUntil,
            reads: unmasking.reads,
            isMine: isMine,
            canDecide: isOpen && unmasking.state == .asked && !isMine && Unmasking.deciders.contains(viewer.role),
            canRead: isOpen && unmasking.state == .approved && isMine
        )
    }
}
