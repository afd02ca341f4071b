import DispatchService
import Messaging
import Model
import PostgreSQL
import Testing

extension DispatchTests {
    /// The permission table of cases, played through the service and the broker.
    @Suite("The permission table of a case")
    struct PermissionTests {
        @Test(
            "Every command in every state by everybody ends as the table says, and a refusal changes nothing",
            arguments: CasePermissions.Situation.allCases
        )
        func table(situation: CasePermissions.Situation) async throws {
            try await DispatchBench.run { bench in
                let stage = try await CaseStage(bench)
                let shared = try stage.permissions(number: 0)
                try await stage.play(shared, to: situation)
                let column = try #require(CasePermissions.Situation.allCases.firstIndex(of: situation))
                var carriedOut: [PermissionTable.Row] = []
                for row in shared.table.rows {
                    guard let code = row.outcomes[column] else {
                        carriedOut.append(row)
                        continue
                    }
                    let command = try #require(Self.command(of: row, shared))
                    #expect(try await bench.refused(command) == code, "\(row.command) by \(row.person)")
                }
                let changed = try await bench.count(
                    "SELECT count(*)::int8 FROM journal.message WHERE subject = \(shared.report.id.description) AND service = 'dispatch'"
                )
                // What is allowed is tried on a case of its own: it changes the situation.
                for (number, row) in carriedOut.enumerated() {
                    let own = try stage.permissions(number: number + 1)
                    try await stage.play(own, to: situation)
                    let command = try #require(Self.command(of: row, own))
                    try await bench.done(command)
                }
                let untouched = try await bench.count(
                    "SELECT count(*)::int8 FROM journal.message WHERE subject = \(shared.report.id.description) AND service = 'dispatch'"
                )
                #expect(changed == untouched)
                let expected = try #require(shared.value(in: situation))
                let stored = try await bench.count(
                    "SELECT version FROM dispatch.case_file WHERE report_id = \(shared.report.id)"
                )
                #expect(stored == expected.version, "only the steps to \(situation) have changed it")
            }
        }

        private static func command(
            of row: PermissionTable.Row,
            _ permissions: CasePermissions
        ) -> (any CommandContract)? {
            permissions.commands(by: permissions.cast.actor(row.person)).first { type(of: $0).type == row.command }
        }
    }
}
