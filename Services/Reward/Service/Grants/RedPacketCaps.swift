import Messaging
import Model
import PostgreSQL

/// What each citizen has won in the day and in the month, while a batch is decided on.
struct RedPacketCaps {
    private let settings: RewardSettings
    private var today: [CitizenID: Int]
    private var thisMonth: [CitizenID: Int]

    init(_ settings: RewardSettings, of citizens: [CitizenID], at now: Timestamp, in database: Database) throws {
        self.settings = settings
        today = try DecisionStore.wins(of: citizens, since: now.localMidnight, in: database)
        thisMonth =
            settings.monthlyRedPackets == nil
            ? [:] : try DecisionStore.wins(of: citizens, since: now.localMonthStart, in: database)
    }

    func areReached(by citizen: CitizenID) -> Bool {
        today[citizen, default: 0] >= settings.dailyRedPackets
            || settings.monthlyRedPackets.map { thisMonth[citizen, default: 0] >= $0 } ?? false
    }

    mutating func count(_ citizen: CitizenID) {
        today[citizen, default: 0] += 1
        thisMonth[citizen, default: 0] += 1
    }
}
