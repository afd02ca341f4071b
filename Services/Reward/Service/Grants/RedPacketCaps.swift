import Messaging
import Model
import PostgreSQL

/// What each citizen has won in the days and months in which their reports were verified, while a batch is decided on.
///
/// The day of the verification counts, not that of the decision: what was withheld and is granted later is bound by the caps of
/// its own day, and takes nothing from the day on which it is granted.
struct RedPacketCaps {
    private let settings: RewardSettings
    private var wins: [WinSpan: Int]

    /// - Parameter matters: whose reports are decided on, and when each was verified.
    init(
        _ settings: RewardSettings,
        of matters: [(citizen: CitizenID, foundAt: Timestamp)],
        in database: Database
    ) throws {
        self.settings = settings
        let days = matters.map { WinSpan.day(of: $0.citizen, $0.foundAt) }
        let months =
            settings.monthlyRedPackets == nil ? [] : matters.map { WinSpan.month(of: $0.citizen, $0.foundAt) }
        wins = try DecisionStore.wins(in: Set(days + months), in: database)
    }

    func areReached(by citizen: CitizenID, foundAt: Timestamp) -> Bool {
        wins[.day(of: citizen, foundAt), default: 0] >= settings.dailyRedPackets
            || settings.monthlyRedPackets.map { wins[.month(of: citizen, foundAt), default: 0] >= $0 } ?? false
    }

    mutating func count(_ citizen: CitizenID, foundAt: Timestamp) {
        wins[.day(of: citizen, foundAt), default: 0] += 1
        wins[.month(of: citizen, foundAt), default: 0] += 1
    }
}

/// A citizen's local day or month.
struct WinSpan: Hashable {
    let citizen: CitizenID
    let start: Timestamp
    /// Not in it any more.
    let end: Timestamp

    static func day(of citizen: CitizenID, _ moment: Timestamp) -> WinSpan {
        let start = moment.localMidnight
        return WinSpan(citizen: citizen, start: start, end: start + .seconds(86_400))
    }

    static func month(of citizen: CitizenID, _ moment: Timestamp) -> WinSpan {
        let start = moment.localMonthStart
        return WinSpan(citizen: citizen, start: start, end: (start + .seconds(32 * 86_400)).localMonthStart)
    }
}
