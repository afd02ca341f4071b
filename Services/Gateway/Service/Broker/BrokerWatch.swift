package import Messaging
import ServiceLifecycle

/// Looks at the broker now and then, so that it is known since when something waits when somebody asks.
package actor BrokerWatch {
    private let reader: QueueReader
    private let clock: ServiceClock
    private var ages = QueueAges()

    package init(reader: QueueReader, clock: ServiceClock) {
        self.reader = reader
        self.clock = clock
    }

    /// - Returns: nil where the broker does not answer, or not so that it can be read.
    package func look() async -> BrokerSight? {
        guard let reading = await reader.read() else { return nil }
        ages.note(reading.queues, at: clock.now())
        return QueueReader.sight(of: reading, ages: ages, prefix: reader.prefix)
    }
}

/// Keeps a watch looking while nobody asks.
struct BrokerWatchKeeper: Service {
    /// How exact ages are.
    private static let pace = Duration.seconds(15)

    let watch: BrokerWatch

    func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                _ = await watch.look()
                try? await Task.sleep(for: Self.pace)
            }
        }
    }
}
