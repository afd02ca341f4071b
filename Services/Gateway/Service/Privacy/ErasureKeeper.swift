import Logging
import Messaging
import Model
import Photos
import ServiceLifecycle

/// Looks once a minute for deleted accounts for which nothing is open any more, and for files of erased pictures. It asks
/// for the state, so several gateways do no harm, and one that was away misses nothing.
package struct ErasureKeeper: Service {
    private static let pace = Duration.seconds(60)
    /// As long as a photo's token lives, and a day more: a picture that was sent again may be about to be used.
    private static let patience = Duration.seconds(2 * 86_400)
    private static let batch = 200

    let privacy: PostgresPrivacy
    let photos: PhotoStore
    let clock: ServiceClock
    let logger: Logger

    package func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                do {
                    while try await privacy.forget(at: clock.now()) == 50 {}
                    _ = try await remove(at: clock.now())
                } catch {
                    logger.info("nobody is forgotten now", metadata: ["error": "\(error)"])
                }
                try? await Task.sleep(for: Self.pace)
            }
        }
    }

    /// Removes the files of pictures that were erased and that nothing shows any more.
    /// - Returns: how many pictures were removed.
    func remove(at now: Timestamp) async throws -> Int {
        let erased = try await privacy.erasedPhotos(limit: Self.batch)
        guard !erased.isEmpty else { return 0 }
        let used = try await privacy.photosInUse(of: erased)
        var removed: [PhotoID] = []
        for photo in erased where !used.contains(photo) {
            if try await photos.remove(photo, keptBefore: now - Self.patience) { removed.append(photo) }
        }
        // What is shown elsewhere comes again when it is erased there.
        try await privacy.note(removed: removed + used, at: now)
        return removed.count
    }
}
