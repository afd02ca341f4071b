package import Messaging
import Model

extension ServiceClock {
    /// As fast as the real one, from tomorrow's noon on: neither day nor month turns while a test runs.
    package static func fromNoon() -> ServiceClock {
        let now = real.now()
        let ahead = (CivilDay(now) + 1).start + .seconds(12 * 3_600) - now
        return ServiceClock { real.now() + ahead }
    }
}
