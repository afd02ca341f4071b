import Messaging
import Model
import PostgreSQL

extension PostgresPrivacy {
    /// Pictures that were erased and whose files nobody has looked after since; those that were erased last come last.
    func erasedPhotos(limit: Int) async throws -> [PhotoID] {
        try await pool.autocommit { database in
            try database.execute(
                """
                SELECT gone.photo_id
                  FROM read.erased_photo AS gone
                  LEFT JOIN identity.removed_photo AS removed
                         ON removed.photo_id = gone.photo_id AND removed.removed_at >= gone.erased_at
                 WHERE removed.photo_id IS NULL
                 GROUP BY gone.photo_id
                 ORDER BY min(gone.erased_at), gone.photo_id
                 LIMIT \(limit)
                """
            ).decode(PhotoID.self)
        }
    }

    /// Those of them that a report, an answer, an appeal or a finding shows.
    func photosInUse(of photos: [PhotoID]) async throws -> Set<PhotoID> {
        try await pool.autocommit { database in
            Set(
                try database.execute(
                    "SELECT DISTINCT photo_id FROM read.photo_use WHERE photo_id = ANY (\(photos.map(\.rawValue)))"
                ).decode(PhotoID.self)
            )
        }
    }

    func note(removed photos: [PhotoID], at now: Timestamp) async throws {
        guard !photos.isEmpty else { return }
        try await pool.autocommit { database in
            _ = try database.execute(
                """
                INSERT INTO identity.removed_photo (photo_id, removed_at)
                SELECT photo_id, \(now) FROM unnest(\(photos.map(\.rawValue))) AS given (photo_id) ORDER BY photo_id
                ON CONFLICT (photo_id) DO UPDATE SET removed_at = excluded.removed_at
                """
            )
        }
    }
}
