import Foundation
import Messaging
import Model
import PostgreSQL
import Testing

extension DispatchTests {
    @Suite("Cells that change")
    struct AreaTests {
        private func relocated(_ finding: ReportVerified, to place: Place) -> ReportRelocated {
            var report = finding.report
            report.gridCode = place.cell
            report.villageCode = place.cell.village
            report.townCode = place.town
            return ReportRelocated(
                report: report,
                at: finding.at,
                previousGridCode: finding.report.gridCode,
                isConfirmed: true
            )
        }

        @Test("A case goes to the centre of the town where its place lies now; whoever has it and its limit stay")
        func moves() async throws {
            try await DispatchBench.run { bench in
                let (place, other) = (try await bench.place(), try await bench.place(town: "沙田"))
                let finding = try place.confirmed()
                let caseID = try await bench.opened(finding)
                let command = DispatchCaseToDepartment(
                    caseID: caseID,
                    departmentCode: try place.department("chengguan"),
                    actor: place.centre
                )
                let state = try await bench.done(command)
                try await bench.publish(relocated(finding, to: other), relocated(finding, to: other))
                let moved = try await bench.ear.next(CaseRelocated.self).body
                #expect(moved.report.townCode == other.town && moved.previousGridCode == place.cell)
                #expect(moved.departmentCode == state.departmentCode && moved.dueAt == state.dueAt)
                let urge = UrgeCase(caseID: caseID, actor: place.centre)
                #expect(try await bench.refused(urge) == .outsideYourArea)
                try await bench.done(UrgeCase(caseID: caseID, actor: other.centre))
                #expect(
                    try await bench.count("SELECT count(*) FROM journal.message WHERE type = 'case.relocated.v1'") == 1
                )
            }
        }

        @Test("The news of the place may come before the finding that opens the case")
        func early() async throws {
            try await DispatchBench.run { bench in
                let (place, other) = (try await bench.place(), try await bench.place(town: "沙田"))
                let finding = try place.confirmed()
                try await bench.publish(relocated(finding, to: other))
                while try await bench.count("SELECT count(*) FROM dispatch.early_event") == 0 { await Task.yield() }
                _ = try await bench.opened(finding)
                let moved = try await bench.ear.next(CaseRelocated.self)
                #expect(moved.body.report.gridCode == other.cell && moved.sequence == 2)
                let stored = try await bench.count(
                    "SELECT count(*) FROM dispatch.case_file WHERE town_code = \(other.town)"
                )
                #expect(stored == 1)
                #expect(try await bench.count("SELECT count(*) FROM dispatch.early_event") == 0)
            }
        }

        @Test("A closed case stays where it was")
        func closed() async throws {
            try await DispatchBench.run { bench in
                let (place, other) = (try await bench.place(), try await bench.place(town: "沙田"))
                let finding = try place.confirmed(callIn: try place.department("chengguan"))
                _ = try await bench.opened(finding)
                try await bench.publish(try Place.passed(finding, round: 0, isCallIn: true))
                _ = try await bench.ear.next(CaseClosed.self)
                try await bench.publish(relocated(finding, to: other))
                // Behind it: once this one is open, the news is through.
                _ = try await bench.opened(try place.confirmed())
                let stored = try await bench.count(
                    "SELECT count(*) FROM dispatch.case_file WHERE town_code = \(place.town)"
                )
                #expect(stored == 2)
            }
        }
    }
}
