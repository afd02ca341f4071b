import AMQP
import Foundation
import IntakeService
import Logging
import Messaging
import Model
import PostgreSQL
import TestSupport
import Testing
import WeChat

@Suite("The permission tables of campaigns and of words that are held", .timeLimit(.minutes(5)))
struct PermissionWalkTests {
    private struct Stage: Sendable {
        let house: TestHouse
        let owner: PostgresPool
        let site: Site
        let other: GridCode
        let client: CommandClient
        let probe: Probe

        func cast(_ report: ReportID? = nil) throws -> PermissionCast {
            PermissionCast(
                cell: site.cell,
                pin: try #require(Coordinate<WGS84>(longitude: site.longitude, latitude: site.latitude)),
                category: try #require(CategoryCode(rawValue: "0901")),
                department: DepartmentCode(village: site.cell.village, kind: .committee),
                otherDepartment: DepartmentCode(village: other.village, kind: .committee),
                otherCell: other,
                reportID: report
            )
        }

        /// Nil: carried out.
        func outcome(of command: some CommandContract) async throws -> RefusalCode? {
            switch try await client.send(command, id: .new(at: ServiceClock.real.now()), traceparent: nil) {
            case .done: return nil
            case .refused(let refusal): return refusal.code
            case .pending: return .other
            }
        }

        func count(_ query: SQL) async throws -> Int {
            try await owner.autocommit { try $0.execute(query).decodeOne(Int.self) }
        }
    }

    private static func run(_ body: @escaping @Sendable (Stage) async throws -> Void) async throws {
        let house = try await TestHouse.build()
        let owner = try house.database.pool(size: 2)
        let site = try await Site(owner)
        let elsewhere: SQL = "SELECT min(code) FROM city.cell WHERE town_code <> \(site.cell.town)"
        let other = try await owner.autocommit { try $0.execute(elsewhere).decodeOne(GridCode.self) }
        let services = try (0..<2).flatMap { _ in try IntakeService.parts(try house.assembly(of: .intake)) }
        try await house.running(services) {
            let requester = AMQPRequester(house.broker.configuration(), logger: Logger(label: "walk"))
            let probe = Probe(house)
            let stage = Stage(
                house: house,
                owner: owner,
                site: site,
                other: other,
                client: CommandClient.patient(requester: requester, topology: house.broker.topology, clock: .real),
                probe: probe
            )
            let outcome: Result<Void, any Error>
            do {
                try await body(stage)
                outcome = .success(())
            } catch {
                outcome = .failure(error)
            }
            await requester.close()
            await probe.close()
            try outcome.get()
        }
        await owner.close()
        try await house.tearDown()
    }

    @Test(
        "Who may set a campaign is as the table says; whoever may not leaves none behind and changes none of another's"
    )
    func campaigns() async throws {
        try await Self.run { stage in
            let permissions = CampaignPermissions(try stage.cast(), at: ServiceClock.real.now())
            var allowed = 0
            for (column, situation) in RoutingPermissions.Situation.allCases.enumerated() {
                for row in permissions.table.rows {
                    let code = try #require(CampaignCode(rawValue: "\(situation)-\(row.person)"))
                    let command = permissions.command(
                        by: permissions.cast.actor(row.person),
                        in: situation,
                        code: code
                    )
                    let told = try await stage.outcome(of: command)
                    #expect(told == row.outcomes[column], "\(row.person), \(situation)")
                    if row.outcomes[column] == nil { allowed += 1 }
                }
            }
            #expect(try await stage.count("SELECT count(*) FROM intake.campaign") == allowed)
            // A code that is a town's stays the town's: for another town's centre as for everybody without a right.
            let taken = try #require(CampaignCode(rawValue: "own-centre"))
            for row in permissions.table.rows where ![.centre, .city].contains(row.person) {
                let isNeighbour = row.person == .otherCentre
                let command = permissions.command(
                    by: permissions.cast.actor(row.person),
                    in: isNeighbour ? .other : .own,
                    code: taken
                )
                let expected: RefusalCode = isNeighbour ? .outsideYourArea : .notPermitted
                #expect(try await stage.outcome(of: command) == expected, "\(row.person) takes over")
            }
            #expect(try await stage.count("SELECT count(*) FROM intake.campaign") == allowed)
        }
    }

    @Test(
        "Deciding about a reporter's words, by everybody, while they are asked about, held and decided, ends as the table says"
    )
    func texts() async throws {
        try await Self.run { stage in
            let pool = try stage.house.database.pool(as: .intake, size: 2)
            let worker = TextCheckWorker(
                pool: pool,
                topology: stage.house.broker.topology,
                clock: .real,
                logger: Logger(label: "texts"),
                client: MiniProgramClient(transport: ScriptedCheck(), appID: "wx", secret: "secret", clock: .real)
            ) {}
            let rubbish = try #require(CategoryCode(rawValue: "0901"))
            func permissions(of report: SubmitReport) throws -> ReportPermissions {
                ReportPermissions(try stage.cast(report.reportID), at: ServiceClock.real.now())
            }
            let busy = stage.site.submission(rubbish, words: "有垃圾", openID: "o-busy")
            let table = try permissions(of: busy).textTable
            let deciders = table.rows.filter { $0.outcomes[1] == nil }.map(\.person)
            let rude = (0..<deciders.count + 2).map {
                stage.site.submission(rubbish, words: "违规的话", openID: "o-rude-\($0)")
            }
            for report in [busy] + rude { try await stage.probe.publish(report, from: .gateway) }
            while try await stage.count("SELECT count(*) FROM intake.report WHERE state = 'registered'") <= rude.count {
                await Task.yield()
            }
            while try await worker.askNext() > 0 {}
            let held: SQL = "SELECT count(*) FROM intake.text_check WHERE state = 'held'"
            #expect(try await stage.count(held) == rude.count)
            #expect(try await stage.count("SELECT count(*) FROM intake.text_check WHERE state = 'waiting'") == 1)

            let (shared, decided) = (rude[0], rude[1])
            let release = try permissions(of: decided)
            #expect(try await stage.outcome(of: release.textDecision(by: release.cast.actor(.centre))) == nil)
            // What is allowed is tried on held words of its own: it decides them.
            let own = Dictionary(uniqueKeysWithValues: zip(deciders, rude.dropFirst(2)))
            for (column, report) in [busy, shared, decided].enumerated() {
                for row in table.rows {
                    let code = row.outcomes[column]
                    let permissions = try permissions(of: code == nil ? try #require(own[row.person]) : report)
                    let command = permissions.textDecision(by: permissions.cast.actor(row.person))
                    let told = try await stage.outcome(of: command)
                    #expect(told == code, "\(row.person), \(table.situations[column])")
                }
            }
            #expect(try await stage.count(held) == 1, "only the decided ones have changed")
            #expect(
                try await stage.count("SELECT count(*) FROM journal.message WHERE type = 'report.textDecided.v1'")
                    == deciders.count + 1
            )
            await pool.close()
        }
    }
}
