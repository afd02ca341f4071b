import DispatchService
import Messaging
import Model
import PostgreSQL
import Testing

@testable import OperatorService

extension DispatchTests {
    /// What is counted while it happens, against a recount of the journal.
    @Suite("Figures and the register")
    struct FigureTests {
        /// What each figure is in the journal.
        private static let recounts: [(figure: Figure, type: MessageType)] = [
            (.opened, CaseOpened.type), (.dispatched, CaseDispatched.type), (.accepted, CaseAccepted.type),
            (.returned, CaseReturned.type), (.extensionAsked, CaseExtensionRequested.type),
            (.extended, CaseExtended.type), (.suspended, CaseSuspended.type), (.rectified, CaseRectified.type),
            (.reworked, CaseReworked.type), (.closed, CaseClosed.type), (.overdue, CaseOverdue.type),
        ]

        @Test("Two instances count every step of many cases once, by day, month and altogether, to the last unit")
        func recount() async throws {
            try await DispatchBench.run(instances: 2) { bench in
                let stage = try await CaseStage(bench)
                var cases: [CasePermissions] = []
                for situation in CasePermissions.Situation.allCases {
                    for _ in 0..<2 {
                        let permissions = try stage.permissions(number: cases.count)
                        try await stage.play(permissions, to: situation)
                        cases.append(permissions)
                    }
                }
                // The situations ask for an extension and wait; the centre grants it here.
                let place = try #require(CasePermissions.Situation.allCases.firstIndex(of: .extensionAsked))
                let asked = cases[2 * place]
                let centre = asked.cast.actor(.centre)
                let id = CaseID(of: asked.report.id)
                try await bench.done(DecideExtension(caseID: id, isGranted: true, actor: centre))
                for (figure, type) in Self.recounts {
                    let said = try await bench.count(
                        "SELECT count(*) FROM journal.message WHERE service = 'dispatch' AND type = \(type)"
                    )
                    for period in ["day", "month", "all"] {
                        let counted = try await bench.count(
                            """
                            SELECT coalesce(sum(count), 0)::bigint FROM dispatch.figure_now
                             WHERE period = \(period) AND figure = \(figure.code) AND department_code = ''
                            """
                        )
                        #expect(counted == said, "\(figure) by \(period)")
                    }
                }
                let closed = try await bench.count(
                    "SELECT sum(count)::bigint FROM dispatch.figure_now WHERE period = 'all' AND figure = 'closedInTime' AND department_code = ''"
                )
                let due = try await bench.count(
                    "SELECT sum(count)::bigint FROM dispatch.figure_now WHERE period = 'all' AND figure = 'closingDue' AND department_code = ''"
                )
                #expect(closed == 2 && due == 2)

                // Counting the journal again gives the same, to the last unit of every department, day and month.
                let counted = try await Self.figures(bench)
                let events = try await bench.owner.transaction { try RecountStatements.recount(in: $0) }
                #expect(events > 50)
                #expect(try await Self.figures(bench) == counted)

                // Every return, extension and suspension stands in the register with its reason.
                let entered = try await bench.count("SELECT count(*) FROM dispatch.register_entry")
                let steps = try await bench.count(
                    """
                    SELECT count(*) FROM journal.message
                     WHERE service = 'dispatch'
                       AND type IN ('case.returned.v1', 'case.recalled.v1', 'case.extensionRequested.v1',
                                    'case.extended.v1', 'case.extensionRefused.v1', 'case.suspensionRequested.v1',
                                    'case.suspensionRefused.v1', 'case.suspended.v1', 'case.resumed.v1')
                    """
                )
                #expect(entered == steps && entered > 0)
                #expect(
                    try await bench.count(
                        """
                        SELECT count(*) FROM dispatch.register_entry
                         WHERE kind IN ('returned', 'extensionAsked', 'suspensionAsked', 'suspended') AND reason IS NULL
                        """
                    ) == 0
                )
            }
        }

        /// Every figure as text, without its shards.
        private static func figures(_ bench: DispatchBench) async throws -> [String] {
            try await bench.owner.autocommit { database in
                try database.execute(
                    """
                    SELECT concat_ws(' ', period, starts_on, town_code, department_code, figure, sum(count))
                      FROM dispatch.figure_now
                     GROUP BY period, starts_on, town_code, department_code, figure
                    UNION ALL
                    SELECT concat_ws(' ', period, starts_on, town_code, subject, code, figure, sum(count))
                      FROM dispatch.local_figure_now
                     GROUP BY period, starts_on, town_code, subject, code, figure
                    UNION ALL
                    SELECT concat_ws(' ', period, starts_on, town_code, department_code, stage, bucket, sum(count))
                      FROM dispatch.duration_now
                     GROUP BY period, starts_on, town_code, department_code, stage, bucket
                    UNION ALL
                    SELECT concat_ws(' ', period, starts_on, town_code, from_code, to_code, sum(passed), sum(accepted),
                                     sum(seconds))
                      FROM dispatch.passing
                     GROUP BY period, starts_on, town_code, from_code, to_code
                     ORDER BY 1
                    """
                ).decode(String.self)
            }
        }

        @Test(
            "What one department returned and another took lay so long between them, and since when a case is suspended is known"
        )
        func passed() async throws {
            try await DispatchBench.run { bench in
                let stage = try await CaseStage(bench)
                let passed = try stage.permissions(number: 1)
                try await stage.play(passed, to: .returned)
                let (from, to) = (passed.cast.department, passed.cast.otherDepartment)
                let id = CaseID(of: passed.report.id)
                bench.clock.advance(.seconds(3 * 3_600))
                let centre = passed.cast.actor(.centre)
                try await bench.done(DecideReturn(caseID: id, departmentCode: to, actor: centre))
                bench.clock.advance(.seconds(3_600))
                try await bench.done(AcceptCase(caseID: id, actor: passed.cast.actor(.otherDepartment)))
                for period in ["day", "month", "all"] {
                    let found = try await bench.owner.autocommit { database in
                        try database.execute(
                            """
                            SELECT from_code, to_code, sum(passed)::bigint, sum(accepted)::bigint, sum(seconds)::bigint
                              FROM dispatch.passing WHERE period = \(period) GROUP BY 1, 2
                            """
                        ).decode((DepartmentCode, DepartmentCode, Int64, Int64, Int64).self)
                    }
                    #expect(found.count == 1)
                    let row = try #require(found.first)
                    #expect(row.0 == from && row.1 == to && row.2 == 1 && row.3 == 1)
                    #expect((14_400..<14_700).contains(row.4), "\(row.4) seconds")
                }

                let long = try stage.permissions(number: 2)
                try await stage.play(long, to: .suspended)
                let since = "SELECT suspended_at FROM dispatch.case_file WHERE report_id = \(long.report.id)" as SQL
                func suspendedAt() async throws -> Timestamp? {
                    try await bench.owner.autocommit { try $0.execute(since).decodeOne(Timestamp?.self) }
                }
                let began = try #require(try await suspendedAt())
                bench.clock.advance(.seconds(86_400))
                // Another word on it does not begin it anew.
                let suspended = CaseID(of: long.report.id)
                try await bench.done(
                    NoteProgress(caseID: suspended, words: "材料在途", actor: long.cast.actor(.department))
                )
                #expect(try await suspendedAt() == began)
                try await bench.done(ResumeCase(caseID: suspended, actor: centre))
                #expect(try await suspendedAt() == nil)
                let checks = AuditCheck.all.filter {
                    ["figures.passingsDiffer", "figures.suspendedDiffer"].contains($0.code)
                }
                #expect(checks.count == 2)
                let report = try await bench.owner.transaction { try Auditor(bindings: []).run(in: $0, checks: checks) }
                #expect(report.isClean, "\(report.text)")
            }
        }

        @Test("A case that passed its limit is due once: at the limit, and not again when it is closed late")
        func due() async throws {
            try await DispatchBench.run { bench in
                let stage = try await CaseStage(bench)
                let late = try stage.permissions(number: 1)
                try await stage.play(late, to: .atCentre)
                let fits: @Sendable (Deadline) -> Bool = { $0.payload.stage == .overall && $0.payload.moment == .limit }
                let scheduled = try await bench.ear.next(ScheduleDeadlines.self) { $0.deadlines.contains(where: fits) }
                let deadline = try #require(scheduled.body.deadlines.first(where: fits))
                bench.clock.advance(deadline.dueAt - bench.clock.clock.now() + .seconds(1))
                try await bench.publish(
                    DeadlineReached(
                        key: deadline.key,
                        generation: deadline.generation,
                        dueAt: deadline.dueAt,
                        payload: deadline.payload
                    )
                )
                _ = try await bench.ear.next(CaseOverdue.self)
                for step in late.steps(to: .closed) { try await stage.take(step, late) }
                // Closed late without the limit having been recorded first: due at the closing.
                let unmarked = try stage.permissions(number: 2)
                try await stage.play(unmarked, to: .rectified)
                bench.clock.advance(.seconds(90 * 86_400))
                for step in unmarked.steps(to: .closed).suffix(1) { try await stage.take(step, unmarked) }
                func figure(_ figure: Figure) async throws -> Int {
                    try await bench.count(
                        """
                        SELECT coalesce(sum(count), 0)::bigint FROM dispatch.figure_now
                         WHERE period = 'all' AND figure = \(figure.code) AND department_code = ''
                        """
                    )
                }
                #expect(try await figure(.closingDue) == 2)
                #expect(try await figure(.closed) == 2)
                #expect(try await figure(.closedInTime) == 0)
            }
        }
    }
}
