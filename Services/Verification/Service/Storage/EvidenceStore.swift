import Messaging
import Model
import PostgreSQL

/// The statement of `verification.evidence`.
enum EvidenceStore {
    static func insert(_ entries: [EvidenceEntry], in database: Database) throws {
        let evidence = entries.map(\.evidence)
        try database.enqueue(
            """
            INSERT INTO verification.evidence
                   (task_id, report_id, recorded_at, recorded_by, is_centre, raw_position, longitude, latitude,
                    accuracy_metres, distance_metres, is_remote, remote_reason, photos, words, address, duplicate_of, channel,
                    assisting_units, education, call_in, conclusion)
            SELECT *
              FROM unnest(\(entries.map(\.taskID)), \(entries.map(\.reportID)), \(entries.map(\.at)),
                          \(entries.map(\.actor.id)), \(entries.map { $0.actor.role == .townCentre }),
                          \(try entries.map { try $0.rawPosition.map { JSON(try MessageCoding.text($0)) } }),
                          \(evidence.map(\.position?.longitude)), \(evidence.map(\.position?.latitude)),
                          \(evidence.map { $0.position?.accuracyMetres }), \(evidence.map(\.distanceMetres)),
                          \(evidence.map(\.isRemote)), \(evidence.map(\.remoteReason)),
                          \(try evidence.map { JSON(try MessageCoding.text($0.photos)) }), \(evidence.map(\.words)),
                          \(entries.map { $0.finding?.correctedAddress }),
                          \(entries.map { $0.finding?.duplicateOf ?? $0.original }),
                          \(entries.map { $0.finding?.channel }),
                          \(try entries.map { JSON(try MessageCoding.text($0.finding?.assistingUnits ?? [])) }),
                          \(entries.map { $0.finding?.education }), \(entries.map { $0.finding?.callIn }),
                          \(entries.map(\.conclusion)))
            """
        )
    }
}
