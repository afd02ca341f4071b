import Messaging
import Model
import PostgreSQL
import Testing

extension DispatchTests {
    @Suite("The centre corrects a category")
    struct RecategoriseTests {
        @Test("The case has the new category's limits, its old timers are cancelled, and the register of limits agrees")
        func limits() async throws {
            try await DispatchBench.run { bench in
                let place = try await bench.place()
                let finding = try place.confirmed()
                let id = try await bench.opened(finding)
                let before = try await bench.done(
                    DispatchCaseToDepartment(
                        caseID: id,
                        departmentCode: try place.department("chengguan"),
                        actor: place.centre
                    )
                )
                let urgent = try await bench.owner.autocommit { database in
                    try database.execute(
                        """
                        SELECT code FROM city.category
                         WHERE urgency = 'urgent' AND NOT is_emergency AND NOT is_crime_tip ORDER BY code LIMIT 1
                        """
                    ).decodeOne(CategoryCode.self)
                }
                let command = RecategoriseCase(
                    caseID: id,
                    categoryCode: urgent,
                    reason: "实为紧急事项",
                    actor: place.centre
                )
                let after = try await bench.done(command)
                #expect(try #require(after.dueAt) < (try #require(before.dueAt)))
                let event = try await bench.ear.next(CaseRecategorised.self).body
                #expect(event.report.categoryCode == urgent && event.dueAt == after.dueAt)
                _ = try await bench.ear.next(ScheduleDeadlines.self) { message in
                    message.deadlines.contains { $0.dueAt == after.dueAt && $0.payload.stage == .rectification }
                }
                #expect(
                    try await bench.count(
                        "SELECT count(*) FROM dispatch.case_file WHERE category_code = \(urgent) AND due_at = \(after.dueAt)"
                    ) == 1
                )
                #expect(try await bench.refused(command) == .categorySame)
            }
        }
    }
}
