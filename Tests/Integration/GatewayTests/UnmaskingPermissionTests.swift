import Foundation
import HTTPTypes
import Messaging
import Model
import PostgreSQL
import Runtime
import TestSupport
import Testing

@testable import GatewayService

/// The permission table of reading a reporter's contact, played over HTTP.
@Suite("The permission table of unmasking", .timeLimit(.minutes(5)))
struct UnmaskingPermissionTests {
    private typealias Command = UnmaskingPermissions.Command

    private struct Stage: Sendable {
        let bench: EdgeBench
        /// Brings requests about that were made long ago.
        let desk: PostgresPrivacy
        let cell: Cell
        let other: Cell

        /// A report of the cast's reporter.
        func permissions(_ number: Int) async throws -> UnmaskingPermissions {
            func cast(_ id: ReportID?) throws -> PermissionCast {
                try PermissionCast(at: cell, beside: other, category: "0901", number: number, report: id)
            }
            let reporter = try await bench.token(.citizen, .own, account: try cast(nil).actor(.reporter).id)
            let body = #"{"categoryCode":"0901","text":"路边有一堆垃圾","position":\#(cell.position)}"#
            let receipt = try await bench.call(.post, "/v1/reports", reporter, body, key: "case-\(number)")
            let report = try #require(receipt.text("id").flatMap { ReportID($0) })
            try await bench.ear.hear(TaskAssigned.type, report)
            let known: SQL = "SELECT count(*) FROM read.reporter WHERE report_id = \(report)"
            while try await bench.owner.autocommit({ try $0.execute(known).decodeOne(Int.self) }) == 0 {
                await Task.yield()
            }
            return UnmaskingPermissions(try cast(report), at: ServiceClock.real.now())
        }

        /// A request of the centre's in the situation; one that is not there where nobody has asked.
        func play(_ situation: UnmaskingPermissions.Situation, _ cast: PermissionCast) async throws -> UnmaskingID {
            let (terms, now) = (UnmaskingTerms(), ServiceClock.real.now())
            let report = cast.report(registeredAt: now).id
            func viewer(_ actor: CommandActor) -> Viewer {
                Viewer(account: actor.id, role: actor.role, scope: actor.scope, family: UUID())
            }
            func asked(at moment: Timestamp) async throws -> UnmaskingID {
                try await desk.ask(
                    about: report,
                    basis: .legalDuty,
                    reason: "需当面核实",
                    by: viewer(cast.actor(.centre)),
                    at: moment
                ).id
            }
            func decided(_ isApproved: Bool, at moment: Timestamp) async throws -> UnmaskingID {
                let id = try await asked(at: moment)
                let decider = CommandActor(id: AccountID(UUID()), role: .cityAdmin, scope: .city)
                _ = try await desk.decide(id, isApproved: isApproved, by: viewer(decider), at: moment)
                return id
            }
            return switch situation {
            case .none: UnmaskingID(.timeOrdered(at: now))
            case .asked: try await asked(at: now)
            case .lapsed: try await asked(at: now - terms.decision - .seconds(60))
            case .approved: try await decided(true, at: now)
            case .over: try await decided(true, at: now - terms.reading - .seconds(60))
            case .refused: try await decided(false, at: now)
            }
        }

        /// Nil: carried out.
        func outcome(
            of command: Command,
            by actor: CommandActor,
            _ report: ReportID,
            _ request: UnmaskingID
        ) async throws -> RefusalCode? {
            let token = try await bench.token(actor.role, actor.scope, account: actor.id)
            let path = "/v1/unmaskings/\(request)"
            let why = #"{"basis":"legalDuty","reason":"需当面核实"}"#
            let seen =
                switch command {
                case .ask: try await bench.call(.post, "/v1/reports/\(report)/unmasking", token, why)
                case .decide: try await bench.call(.post, path + "/decision", token, #"{"isApproved":true}"#)
                case .withdraw: try await bench.call(.post, path + "/withdrawal", token)
                case .read: try await bench.call(.get, path + "/contact", token)
                }
            guard seen.status >= 400 else { return nil }
            return seen.text("code").flatMap { RefusalCode(rawValue: $0) } ?? .other
        }
    }

    /// What the table says, as the gateway tells it: it looks at the role before anything else, and what lies outside
    /// somebody's area is not shown to exist.
    private static func told(_ code: RefusalCode?, _ command: Command, to actor: CommandActor, in town: TownCode)
        -> RefusalCode?
    {
        let roles = command == .decide ? Unmasking.deciders : Unmasking.askers
        guard roles.contains(actor.role) else { return .notPermitted }
        guard actor.scope.contains(town) else { return command == .ask ? .unknownReport : .unknownUnmasking }
        return code
    }

    @Test(
        "Asking, deciding, taking back and reading, by everybody, wherever the request stands, ends as the table says"
    )
    func table() async throws {
        try await EdgeBench.run { bench in
            let cell = try await Cell.any(bench.owner)
            let assembly = try bench.house.assembly(of: .gateway)
            let stage = Stage(
                bench: bench,
                desk: PostgresPrivacy(
                    pool: assembly.pool,
                    signal: assembly.signal,
                    topology: assembly.topology,
                    terms: UnmaskingTerms()
                ),
                cell: cell,
                other: try await Cell.any(bench.owner, outside: cell.code.town)
            )
            var number = 0
            var readings = 0
            for (column, situation) in UnmaskingPermissions.Situation.allCases.enumerated() {
                number += 1
                let shared = try await stage.permissions(number)
                let request = try await stage.play(situation, shared.cast)
                for row in shared.table.rows {
                    let command = try #require(Command.allCases.first { $0.type == row.command })
                    let expected = Self.told(
                        row.outcomes[column],
                        command,
                        to: shared.cast.actor(row.person),
                        in: cell.code.town
                    )
                    var (cast, id) = (shared.cast, request)
                    // What is allowed changes the situation; only a new request of somebody's own leaves this one as it is.
                    if expected == nil, command != .ask {
                        number += 1
                        cast = try await stage.permissions(number).cast
                        id = try await stage.play(situation, cast)
                        if command == .read { readings += 1 }
                    }
                    let report = cast.report(registeredAt: ServiceClock.real.now()).id
                    let outcome = try await stage.outcome(of: command, by: cast.actor(row.person), report, id)
                    #expect(outcome == expected, "\(row.command) by \(row.person), \(situation)")
                }
            }
            let recorded: SQL = "SELECT count(*) FROM identity.access_record WHERE kind = 'contact'"
            #expect(readings == 1)
            #expect(try await bench.owner.autocommit { try $0.execute(recorded).decodeOne(Int.self) } == readings)
        }
    }
}
