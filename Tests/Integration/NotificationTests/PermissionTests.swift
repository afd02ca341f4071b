import Foundation
import Model
import Testing

@Suite("The permission table of notices", .timeLimit(.minutes(2)))
struct PermissionTests {
    @Test("Reading, preferring and subscribing, by everybody, ends as the table says")
    func table() async throws {
        let cell = try #require(GridCode(rawValue: "441900103001001"))
        let other = try #require(GridCode(rawValue: "441900003001001"))
        let permissions = NoticePermissions(
            PermissionCast(
                cell: cell,
                pin: try #require(Coordinate<WGS84>(longitude: 113.87, latitude: 23.06)),
                category: try #require(CategoryCode(rawValue: "0101")),
                department: DepartmentCode(village: cell.village, kind: .committee),
                otherDepartment: DepartmentCode(village: other.village, kind: .committee),
                otherCell: other
            )
        )
        try await InboxBench.run { bench in
            for row in permissions.table.rows {
                let commands = permissions.commands(by: permissions.cast.actor(row.person))
                let command = try #require(commands.first { type(of: $0).type == row.command })
                #expect(try await bench.outcome(of: command) == row.outcomes.first, "\(row.name) by \(row.person)")
            }
        }
    }
}
