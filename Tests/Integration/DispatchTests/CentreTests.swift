import Foundation
import Messaging
import Model
import PostgreSQL
import Testing

extension DispatchTests {
    @Suite("Cases at the centre")
    struct CentreTests {
        @Test("A confirmed finding opens one case, however often it comes")
        func opening() async throws {
            try await DispatchBench.run { bench in
                let place = try await bench.place()
                let finding = try place.confirmed()
                try await bench.publish(finding, finding)
                let opened = try await bench.ear.next(CaseOpened.self).body
                #expect(opened.caseID == CaseID(of: finding.report.id))
                // Both deliveries are through once this command, behind them, is answered.
                let state = try await bench.done(
                    DispatchCaseToDepartment(
                        caseID: opened.caseID,
                        departmentCode: try place.department("chengguan"),
                        note: "请尽快处理",
                        actor: place.centre
                    )
                )
                #expect(state.state == .dispatched)
                let dispatched = try await bench.ear.next(CaseDispatched.self)
                #expect(dispatched.sequence == 2)
                #expect(!dispatched.body.isAutomatic)
                #expect(try await bench.count("SELECT count(*) FROM dispatch.case_file") == 1)
            }
        }

        @Test("A finding that is not a confirmed one opens nothing")
        func otherFindings() async throws {
            try await DispatchBench.run { bench in
                let place = try await bench.place()
                let confirmed = try place.confirmed()
                let solved = ReportVerified(
                    report: try place.confirmed().report,
                    at: confirmed.at,
                    taskID: confirmed.taskID,
                    kind: .first,
                    officerID: confirmed.officerID,
                    finding: .resolvedOnSite,
                    evidence: confirmed.evidence
                )
                try await bench.publish(solved, confirmed)
                let opened = try await bench.ear.next(CaseOpened.self).body
                #expect(opened.report.id == confirmed.report.id)
                #expect(try await bench.count("SELECT count(*) FROM dispatch.case_file") == 1)
            }
        }

        @Test("Where exactly one rule matches the case is dispatched at once, and the centre may recall it")
        func automatic() async throws {
            try await DispatchBench.run { bench in
                let place = try await bench.place()
                let caseID = try await bench.opened(try place.confirmed(Place.committee))
                let dispatched = try await bench.ear.next(CaseDispatched.self).body
                #expect(dispatched.isAutomatic)
                #expect(dispatched.departmentCode == (try place.committee()))
                let state = try await bench.done(RecallCase(caseID: caseID, reason: "另有安排", actor: place.centre))
                #expect(state.state == .atCentre)
                #expect(state.departmentCode == nil)
            }
        }

        @Test("A called-in department is credited when the officer's re-check closes the case")
        func callIn() async throws {
            try await DispatchBench.run { bench in
                let place = try await bench.place()
                let finding = try place.confirmed(callIn: try place.department("chengguan"))
                _ = try await bench.opened(finding)
                #expect(try await bench.ear.next(CaseDispatched.self).body.isCalledIn)
                try await bench.publish(try Place.passed(finding, round: 0, isCallIn: true))
                #expect(try await bench.ear.next(CaseWithdrawn.self).body.isCredited)
                #expect(try await bench.ear.next(CaseClosed.self).body.isCallIn)
            }
        }

        @Test("A re-check that overtakes the finding of a call-in closes the case when it opens")
        func early() async throws {
            try await DispatchBench.run { bench in
                let place = try await bench.place()
                let finding = try place.confirmed(callIn: try place.department("chengguan"))
                let other = try place.confirmed()
                try await bench.publish(try Place.passed(finding, round: 0, isCallIn: true))
                // The other case is open: what came before it is handled.
                _ = try await bench.opened(other)
                #expect(try await bench.count("SELECT count(*) FROM dispatch.early_event") == 1)
                try await bench.publish(finding)
                #expect(try await bench.ear.next(CaseClosed.self).body.report.id == finding.report.id)
                #expect(try await bench.count("SELECT count(*) FROM dispatch.early_event") == 0)
            }
        }

        @Test("Another town's centre, another town's department and an unknown one are refused")
        func area() async throws {
            try await DispatchBench.run { bench in
                let place = try await bench.place()
                let other = try await bench.place(town: "茶山")
                let caseID = try await bench.opened(try place.confirmed())
                func dispatch(_ department: DepartmentCode, by actor: CommandActor) -> DispatchCaseToDepartment {
                    DispatchCaseToDepartment(caseID: caseID, departmentCode: department, actor: actor)
                }
                let own = try place.department("chengguan")
                #expect(try await bench.refused(dispatch(own, by: other.centre)) == .outsideYourArea)
                #expect(
                    try await bench.refused(dispatch(try other.department("chengguan"), by: place.centre))
                        == .outsideYourArea
                )
                #expect(
                    try await bench.refused(dispatch(try place.department("nobody"), by: place.centre))
                        == .unknownDepartment
                )
                #expect(try await bench.refused(dispatch(own, by: Place.clerk(of: own))) == .notPermitted)
                let unknown = DispatchCaseToDepartment(
                    caseID: CaseID(UUID()),
                    departmentCode: own,
                    actor: place.centre
                )
                #expect(try await bench.refused(unknown) == .unknownCase)
                let city = CommandActor(id: AccountID(UUID()), role: .cityAdmin, scope: .city)
                let state = try await bench.done(dispatch(try other.department("chengguan"), by: city))
                #expect(state.departmentCode == (try other.department("chengguan")))
            }
        }
    }
}
