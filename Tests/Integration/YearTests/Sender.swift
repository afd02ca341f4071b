import Foundation
import Messaging
import Model
import PostgreSQL
import SeededRandom
import TestSupport

/// Citizens who report all over the city, and centres that enter leave.
struct Sender {
    private struct Place: Sendable {
        let town: TownCode
        let longitude: Double
        let latitude: Double
        let officer: OfficerID
    }

    private let places: [Place]
    private let categories: [CategoryCode]
    private let clock: ServiceClock
    private var random: SeededGenerator
    private var sent = 0
    private var away: Set<OfficerID> = []

    /// So many cells take part: few enough for officers to have something to do.
    private static let cells: Int32 = 150

    init(_ pool: PostgresPool, _ clock: ServiceClock, seed: UInt64) async throws {
        (places, categories) = try await pool.autocommit { database in
            let places = try database.execute(
                """
                SELECT cell.town_code, public.ST_X(cell.centre), public.ST_Y(cell.centre), duty.officer_id
                  FROM city.cell
                  JOIN city.officer_cell AS duty ON duty.cell_code = cell.code AND duty.rank = 0
                 ORDER BY md5(cell.code)
                 LIMIT \(Self.cells)
                """
            ).decode((TownCode, Double, Double, OfficerID).self).map { row in
                Place(town: row.0, longitude: row.1, latitude: row.2, officer: row.3)
            }
            let categories = try database.execute(
                "SELECT code FROM city.category WHERE NOT is_emergency AND NOT is_crime_tip ORDER BY code"
            ).decode(CategoryCode.self)
            return (places, categories)
        }
        self.clock = clock
        random = SeededGenerator(seed: seed)
    }

    /// So many citizens report, each something of their own.
    mutating func send(_ count: Int, through probe: Probe) async throws {
        for _ in 0..<count {
            sent += 1
            let place = places[random.below(places.count)]
            let submission = SubmitReport(
                reportID: ReportID(UUID()),
                citizenID: CitizenID(UUID()),
                source: .citizen,
                pin: RawPosition(
                    longitude: place.longitude,
                    latitude: place.latitude,
                    system: .wgs84,
                    accuracyMetres: 10
                ),
                words: "请看这里的情况",
                categoryCode: categories[random.below(categories.count)],
                fingerprint: "\(sent)",
                acceptedAt: clock.now()
            )
            try await probe.publish(submission, from: .gateway)
        }
    }

    /// Ten officers go on leave for some days.
    mutating func leaves(through client: CommandClient) async throws {
        for _ in 0..<10 {
            let place = places[random.below(places.count)]
            guard away.insert(place.officer).inserted else { continue }
            let command = EnterLeave(
                leaveID: LeaveID(UUID()),
                officerID: place.officer,
                from: clock.now(),
                until: clock.now() + .seconds(3 * 86_400),
                reason: "病假",
                actor: CommandActor(id: .named("centre"), role: .townCentre, scope: .town(place.town))
            )
            _ = try await client.send(command, id: MessageID(UUID()), traceparent: nil)
        }
    }
}
