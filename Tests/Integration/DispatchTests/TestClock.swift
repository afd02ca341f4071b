import Messaging
import Model
import NIOConcurrencyHelpers

/// A clock that the test moves.
final class TestClock: Sendable {
    private let ahead = NIOLockedValueBox(Duration.zero)

    func advance(_ duration: Duration) { ahead.withLockedValue { $0 += duration } }

    var clock: ServiceClock { ServiceClock { [ahead] in ServiceClock.real.now() + ahead.withLockedValue { $0 } } }
}
