import Model
import NIOConcurrencyHelpers

/// The public figures, counted at most once a minute however many people look.
final class RecentFigures: Sendable {
    private static let life = Duration.seconds(60)

    private let last = NIOLockedValueBox<(figures: PublicFigures, at: Timestamp)?>(nil)

    func figures(now: Timestamp, count: () async throws -> PublicFigures) async throws -> PublicFigures {
        if let last = last.withLockedValue({ $0 }), now >= last.at, now < last.at + Self.life { return last.figures }
        let figures = try await count()
        last.withLockedValue { $0 = (figures, now) }
        return figures
    }
}
