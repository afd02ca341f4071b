import Foundation
import Messaging
import Model
import PostgreSQL
import Testing

extension DispatchTests {
    @Suite("Routing rules through the service")
    struct RoutingTests {
        private static func set(
            _ bench: DispatchBench,
            _ rule: RoutingRule,
            _ actor: CommandActor,
            expected: Int? = nil
        ) async throws -> CommandReply {
            try await bench.client.send(
                SetRoutingRule(rule: rule, actor: actor, expectedVersion: expected),
                id: MessageID(UUID()),
                traceparent: nil
            )
        }

        @Test("A rule sends the next case at once; changed or off it does so no more; every version is kept")
        func rules() async throws {
            try await DispatchBench.run { bench in
                let place = try await bench.place()
                let id = RoutingRuleID(UUID())
                let department = try place.department("chengguan")
                func rule(words: [String], isActive: Bool = true) -> RoutingRule {
                    RoutingRule(
                        id: id,
                        townCode: place.town,
                        priority: 1,
                        category: "1001",
                        words: words,
                        departmentCode: department,
                        isActive: isActive
                    )
                }
                func goesAtOnce() async throws -> Bool {
                    let finding = try place.confirmed()
                    _ = try await bench.opened(finding)
                    return try await bench.count(
                        """
                        SELECT count(*) FROM dispatch.case_file
                         WHERE report_id = \(finding.report.id) AND state = 'dispatched' AND department_code = \(department)
                        """
                    ) == 1
                }
                #expect(try await goesAtOnce() == false, "several departments come into question")
                guard case .done = try await Self.set(bench, rule(words: ["接收设施"]), place.centre) else {
                    Issue.record("the town's centre may")
                    return
                }
                #expect(try await goesAtOnce())
                #expect(
                    try await Self.set(bench, rule(words: []), place.centre, expected: 7)
                        == .refused(Refusal(.versionConflict))
                )
                _ = try await Self.set(bench, rule(words: ["垃圾"]), place.centre, expected: 1)
                #expect(try await goesAtOnce() == false, "the officer said nothing of rubbish")
                _ = try await Self.set(bench, rule(words: [], isActive: false), place.centre, expected: 2)
                #expect(try await goesAtOnce() == false)
                #expect(try await bench.count("SELECT count(*) FROM dispatch.routing_rule_version") == 3)
            }
        }

        @Test("Who may set a rule is as the table says; nobody takes over another town's, or names its departments")
        func rights() async throws {
            try await DispatchBench.run { bench in
                let stage = try await CaseStage(bench)
                let permissions = RoutingPermissions(try stage.permissions(number: 0).cast)
                for (column, situation) in RoutingPermissions.Situation.allCases.enumerated() {
                    for row in permissions.table.rows {
                        let command = permissions.command(
                            by: permissions.cast.actor(row.person),
                            in: situation,
                            id: RoutingRuleID(UUID())
                        )
                        let reply = try await Self.set(bench, command.rule, command.actor)
                        if let code = row.outcomes[column] {
                            #expect(reply == .refused(Refusal(code)), "\(row.person), \(situation)")
                        } else if case .done = reply {
                        } else {
                            Issue.record("\(row.person), \(situation): \(reply)")
                        }
                    }
                }
                let id = RoutingRuleID(UUID())
                func rule(_ town: TownCode, _ department: DepartmentCode) -> RoutingRule {
                    RoutingRule(id: id, townCode: town, priority: 1, departmentCode: department)
                }
                let (place, other) = (stage.place, stage.other)
                let foreign = try await Self.set(
                    bench,
                    rule(place.town, try other.department("chengguan")),
                    place.centre
                )
                if case .refused(let refusal) = foreign {
                    #expect(refusal.code == .outsideYourArea)
                } else {
                    Issue.record("another town's department: \(foreign)")
                }
                _ = try await Self.set(bench, rule(place.town, try place.department("chengguan")), place.centre)
                let taken = try await Self.set(
                    bench,
                    rule(other.town, try other.department("chengguan")),
                    other.centre
                )
                #expect(taken == .refused(Refusal(.outsideYourArea)))
            }
        }

        @Test("Across towns the city decides: it may give a returned case to another town's department")
        func acrossTowns() async throws {
            try await DispatchBench.run { bench in
                let (place, other) = (try await bench.place(), try await bench.place(town: "沙田"))
                let own = try place.department("chengguan")
                let id = try await bench.opened(try place.confirmed())
                try await bench.done(DispatchCaseToDepartment(caseID: id, departmentCode: own, actor: place.centre))
                try await bench.done(ReturnCase(caseID: id, reason: "在邻镇", actor: Place.clerk(of: own)))
                let foreign = try other.department("chengguan")
                let centre = DecideReturn(caseID: id, departmentCode: foreign, actor: place.centre)
                #expect(try await bench.refused(centre) == .outsideYourArea)
                let city = CommandActor(id: AccountID(UUID()), role: .cityAdmin, scope: .city)
                let decided = try await bench.done(DecideReturn(caseID: id, departmentCode: foreign, actor: city))
                #expect(decided.state == .dispatched && decided.departmentCode == foreign)
            }
        }
    }
}
