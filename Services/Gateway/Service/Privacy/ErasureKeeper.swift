import Logging
import Messaging
import Model
import ServiceLifecycle

/// Looks once a minute for deleted accounts for which nothing is open any more. It asks for the state, so several
/// gateways do no harm, and one that was away misses nothing.
package struct ErasureKeeper: Service {
    private static let pace = Duration.seconds(60)

    let privacy: PostgresPrivacy
    let clock: ServiceClock
    let logger: Logger

    package func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                do {
                    while try await privacy.forget(at: clock.now()) == 50 {}
                } catch {
                    logger.info("nobody is forgotten now", metadata: ["error": "\(error)"])
                }
                try? await Task.sleep(for: Self.pace)
            }
        }
    }
}
