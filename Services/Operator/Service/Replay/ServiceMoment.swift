import Foundation
import Model

/// Moments as the log and the gateway write them.
enum ServiceMoment {
    static var now: Timestamp {
        Timestamp(microseconds: Int64(Date().timeIntervalSince1970 * 1_000_000))
    }

    /// Seconds since 1970 of an RFC 3339 text.
    static func seconds(_ text: String) -> Double? {
        Timestamp(text).map { Double($0.microseconds) / 1_000_000 }
    }
}
