import Messaging
import Model

/// Holds every case and every citizen of a batch of events before any of it is handled.
///
/// A batch is one transaction and is handled set by set: by themselves the sets would take the cases and citizens of the second
/// after the budgets and accounts of the first, and two batches could wait for each other. Here they are taken in one order, all
/// cases by their key, then all citizens by theirs; what the handlers take of them later is held already, and they take no
/// others. So whoever waits for a case holds nothing but cases of a lower key, whoever waits for a citizen nothing but cases and
/// lower citizens, and whoever holds anything else waits for neither: there is no circle that a follower's case is part of.
///
/// Nobody comes to follow a case while it is held: who follows it was read after that, and the rest is in the batch itself.
struct EventLocks: Sendable {
    let grants: GrantHandler

    @Sendable func take(_ content: BatchContent, _ transaction: ServiceTransaction) throws {
        let database = transaction.database
        let verified = content.bodies(ReportVerified.self)
        let joined = content.bodies(ReportFollowed.self)
            .map { Following(report: $0.report.id, citizen: $0.citizenID) }
        let left = content.bodies(ReportUnfollowed.self)
            .map { Following(report: $0.report.id, citizen: $0.citizenID) }
        let changed = joined + left
        let fresh = try grants.rewardable(verified, transaction).map(\.report.id)
        let known = try FollowerStore.hold(
            (fresh + changed.map(\.report)).map { FollowedCase(report: $0) },
            in: database
        )
        let found = known.union(fresh)
        let followings = try FollowerStore.followings(of: fresh, in: database)
        let followers = followings.map(\.citizen) + changed.filter { found.contains($0.report) }.map(\.citizen)
        var reports = verified.map(\.report)
        reports += content.bodies(ReportSeparated.self).map(\.report)
        reports += content.bodies(MaliceDecided.self).map(\.report)
        reports += content.bodies(MaliceAppealDecided.self).map(\.report)
        reports += content.bodies(MaliceDropped.self).map(\.report)
        try CitizenLock.take(reports.compactMap(\.citizenID) + followers, in: database)
    }
}
