import Messaging
import Model

/// Gives followers a point for cases that were found true, each once for a case, and takes back what nothing speaks for any
/// more. What the cap refused, or a setting of no points, is refused for good. It looks at everything that is known by then, so
/// the order in which that was heard changes nothing.
///
/// Reporters do not follow their own case, whoever works for the city does not follow at all, and a follower always has an
/// account: intake sees to that. Nobody is told: the point stands in the list of points.
enum FollowerDesk {
    /// Whoever calls it holds the citizens (`CitizenLock`).
    static func settle(_ followings: [Following], _ transaction: ServiceTransaction) throws {
        let claims = try FollowerStore.claims(of: followings, in: transaction.database)
        try withdraw(claims.filter(\.isLost), transaction)
        try grant(claims.filter(\.isOpen), transaction)
    }

    /// Decides about each claim once: what is refused is entered as nothing granted, so that no later look pays it.
    /// - Parameter claims: in the order of the verifications; so the cap falls on the later ones.
    private static func grant(_ claims: [FollowerClaim], _ transaction: ServiceTransaction) throws {
        guard !claims.isEmpty else { return }
        let database = transaction.database
        let settings = try DecisionStore.settings(in: database)
        let points = settings.followerPoints
        var counts = try FollowerStore.granted(in: Set(claims.map(\.day)), in: database)
        let decided = claims.map { claim -> (claim: FollowerClaim, points: Points) in
            let isWithinCap = counts[claim.day, default: 0] < settings.dailyFollowedCases
            guard points > .zero, isWithinCap else { return (claim, .zero) }
            counts[claim.day, default: 0] += 1
            return (claim, points)
        }
        try FollowerStore.decide(decided, at: transaction.now, in: database)
        let entries = try decided.filter { $0.points > .zero }.flatMap { claim, points -> [LedgerStore.Entry] in
            let granting = try LedgerTransaction<Points>.granting(
                points,
                toFollower: claim.following.citizen,
                of: claim.following.report
            )
            return LedgerStore.entries(granting, kind: "followed", report: claim.following.report)
        }
        try LedgerStore.post(entries, at: transaction.now, in: database)
    }

    private static func withdraw(_ claims: [FollowerClaim], _ transaction: ServiceTransaction) throws {
        guard !claims.isEmpty else { return }
        let database = transaction.database
        var purse = try PointsPurse.open(claims.map(\.following.citizen), in: database)
        var entries: [LedgerStore.Entry] = []
        for claim in claims {
            guard let points = claim.points else { continue }
            let (report, citizen) = (claim.following.report, claim.following.citizen)
            let withdrawing = try LedgerTransaction<Points>.withdrawing(
                points,
                fromFollower: citizen,
                balance: purse[citizen],
                of: report
            )
            purse.take(min(points, purse[citizen]), from: citizen)
            entries += LedgerStore.entries(withdrawing, kind: "unfollowed", report: report)
        }
        try FollowerStore.withdraw(claims, at: transaction.now, in: database)
        try LedgerStore.post(entries, at: transaction.now, in: database)
    }
}

extension FollowerClaim {
    /// In which it counts for the cap.
    fileprivate var day: WinSpan { .day(of: following.citizen, foundAt) }
}
