import AMQP
import HTTPTypes
import Logging
import Messaging
import Model
import PostgreSQL
import TestSupport
import Testing

@testable import GatewayService

/// The permission tables of intake, played through the service and the broker.
@Suite("The permission tables of intake", .timeLimit(.minutes(10)))
struct IntakePermissionTests {
    private struct Stage {
        let bench: EdgeBench
        let client: CommandClient
        let cell: Cell
        let other: Cell
        let hidden: CategoryCode

        /// A report of the cast's reporter.
        func permissions(_ number: Int, category: String, text: String) async throws -> ReportPermissions {
            func cast(_ id: ReportID?) throws -> PermissionCast {
                try PermissionCast(at: cell, beside: other, category: category, number: number, report: id)
            }
            let reporter = try await bench.token(.citizen, .own, account: try cast(nil).actor(.reporter).id)
            let body = #"{"categoryCode":"\#(category)","text":"\#(text)","position":\#(cell.position)}"#
            let receipt = try await bench.call(.post, "/v1/reports", reporter, body, key: "case-\(number)")
            let report = try #require(receipt.text("id").flatMap { ReportID($0) })
            try await bench.ear.hear(TaskAssigned.type, report)
            return ReportPermissions(try cast(report), at: ServiceClock.real.now())
        }

        func play(_ situation: ReportPermissions.Followed, number: Int) async throws -> ReportPermissions {
            let permissions = try await permissions(
                number,
                category: situation == .hidden ? hidden.rawValue : "0901",
                text: "路边有一堆垃圾"
            )
            let cast = permissions.cast
            if situation == .followed {
                let follow = FollowReport(reportID: permissions.report.id, actor: cast.actor(.otherCitizen))
                #expect(try await outcome(of: follow) == nil)
            }
            if situation == .followed || situation == .answered {
                let task = TaskID(kind: .first, of: permissions.report.id, round: 1)
                let officer = cast.actor(.officer)
                #expect(try await outcome(of: ClaimTask(taskID: task, actor: officer)) == nil)
                let finding = RecordFinding(
                    taskID: task,
                    finding: .goneOnArrival,
                    position: cast.position,
                    photos: cast.photos,
                    words: "已清走",
                    actor: officer
                )
                #expect(try await outcome(of: finding) == nil)
                let id = permissions.report.id
                let ended: SQL = "SELECT count(*) FROM intake.report WHERE id = \(id) AND ended_at IS NOT NULL"
                while try await bench.owner.autocommit({ try $0.execute(ended).decodeOne(Int.self) }) == 0 {}
            }
            return permissions
        }

        /// Nil: carried out.
        func outcome(of command: any CommandContract) async throws -> RefusalCode? {
            func send<Command: CommandContract>(_ command: Command) async throws -> CommandReply {
                try await client.send(command, id: MessageID.new(at: ServiceClock.real.now()), traceparent: nil)
            }
            switch try await send(command) {
            case .done: return nil
            case .refused(let refusal): return refusal.code
            case .pending: return .other
            }
        }
    }

    private static func run(_ body: @escaping @Sendable (Stage) async throws -> Void) async throws {
        try await EdgeBench.run { bench in
            let requester = AMQPRequester(bench.house.broker.configuration(), logger: Logger(label: "test"))
            let hidden: SQL =
                "SELECT code FROM city.category WHERE NOT is_public AND NOT is_emergency AND NOT is_crime_tip ORDER BY code LIMIT 1"
            let cell = try await Cell.any(bench.owner)
            let stage = Stage(
                bench: bench,
                client: CommandClient.patient(
                    requester: requester,
                    topology: bench.house.broker.topology,
                    clock: .real
                ),
                cell: cell,
                other: try await Cell.any(bench.owner, outside: cell.code.town),
                hidden: try await bench.owner.autocommit { try $0.execute(hidden).decodeOne(CategoryCode.self) }
            )
            do {
                try await body(stage)
                await requester.close()
            } catch {
                await requester.close()
                throw error
            }
        }
    }

    @Test("Following, and following no more, by everybody, wherever the report stands, ends as the table says")
    func following() async throws {
        try await Self.run { stage in
            for (column, situation) in ReportPermissions.Followed.allCases.enumerated() {
                let permissions = try await stage.play(situation, number: column)
                for row in permissions.followTable.rows {
                    let commands = permissions.followCommands(by: permissions.cast.actor(row.person))
                    let command = try #require(commands.first { type(of: $0).type == row.command })
                    let outcome = try await stage.outcome(of: command)
                    #expect(outcome == row.outcomes[column], "\(row.command) by \(row.person), \(situation)")
                }
            }
        }
    }

    @Test("Acknowledging an emergency ends as the table says")
    func alarms() async throws {
        try await Self.run { stage in
            let emergency: SQL = "SELECT code FROM city.category WHERE is_emergency ORDER BY code LIMIT 1"
            let category = try await stage.bench.owner.autocommit {
                try $0.execute(emergency).decodeOne(CategoryCode.self).rawValue
            }
            var number = 10
            func alarmed() async throws -> ReportPermissions {
                number += 1
                return try await stage.permissions(number, category: category, text: "三楼着火了,有人被困")
            }
            let shared = try await alarmed()
            for row in shared.alarmTable.rows {
                if let code = row.outcomes[0] {
                    let command = shared.acknowledgement(by: shared.cast.actor(row.person))
                    #expect(try await stage.outcome(of: command) == code, "\(row.person)")
                } else {
                    let own = try await alarmed()
                    #expect(try await stage.outcome(of: own.acknowledgement(by: own.cast.actor(row.person))) == nil)
                }
            }
            #expect(try await stage.outcome(of: shared.acknowledgement(by: shared.cast.actor(.dutyRoom))) == nil)
            for row in shared.alarmTable.rows {
                let command = shared.acknowledgement(by: shared.cast.actor(row.person))
                #expect(try await stage.outcome(of: command) == row.outcomes[1], "\(row.person), acknowledged")
            }
        }
    }
}
