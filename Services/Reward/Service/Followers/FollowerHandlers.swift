import Messaging
import Model

/// Keeps who follows which case, for the point that they get when it is found true. In a batch its cases and citizens are held
/// already (`EventLocks`).
struct FollowerHandlers: Sendable {
    var events: [MessageHandler] {
        [
            MessageHandler(ReportFollowed.self, batch: hearFollowed),
            MessageHandler(ReportUnfollowed.self, batch: hearUnfollowed),
        ]
    }

    @Sendable func hearFollowed(
        _ messages: [Received<ReportFollowed>],
        _ transaction: ServiceTransaction
    ) throws -> [Disposition] {
        let changes = messages.map(\.body).filter { $0.citizenID != $0.report.citizenID }.map {
            FollowerChange(
                following: Following(report: $0.report.id, citizen: $0.citizenID),
                isFollowing: true,
                merged: $0.mergedReportID,
                at: $0.at
            )
        }
        try enter(changes, transaction)
        return messages.map { _ in .done }
    }

    @Sendable func hearUnfollowed(
        _ messages: [Received<ReportUnfollowed>],
        _ transaction: ServiceTransaction
    ) throws -> [Disposition] {
        let changes = messages.map(\.body).map {
            FollowerChange(
                following: Following(report: $0.report.id, citizen: $0.citizenID),
                isFollowing: false,
                merged: nil,
                at: $0.at
            )
        }
        try enter(changes, transaction)
        return messages.map { _ in .done }
    }

    private func enter(_ changes: [FollowerChange], _ transaction: ServiceTransaction) throws {
        guard !changes.isEmpty else { return }
        let database = transaction.database
        // Whoever finds one of these cases true has come before, or waits.
        let found = try FollowerStore.hold(
            changes.map { FollowedCase(report: $0.following.report) },
            in: database
        )
        try FollowerStore.enter(changes, in: database)
        let late = Array(Set(changes.map(\.following).filter { found.contains($0.report) }))
        try CitizenLock.take(late.map(\.citizen), in: database)
        try FollowerDesk.settle(late, transaction)
    }
}
