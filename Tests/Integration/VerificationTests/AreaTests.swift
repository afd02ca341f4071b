import Messaging
import Model
import PostgreSQL
import Testing
import VerificationService

/// What becomes of open work when the city's cells change.
@Suite("Cells that change", .timeLimit(.minutes(10)))
struct AreaTests {
    /// Two cells of one village change places: what was reported in the one lies in the other now.
    private static func exchange(_ cells: [GridCode], _ bench: VerificationBench) async throws {
        try await bench.database.transaction { database in
            try database.execute(
                """
                UPDATE city.cell
                   SET boundary = other.boundary, centre = other.centre, area_m2 = other.area_m2, origin = 'import'
                  FROM city.cell AS other
                 WHERE cell.code = ANY (\(cells)) AND other.code = ANY (\(cells)) AND cell.code <> other.code
                """
            )
            try database.execute(
                """
                INSERT INTO city.area_import (revision, level, source, digest, changed, removed, accepted)
                SELECT coalesce(max(revision), 0) + 1, 'cell', 'test', '', 2, 0, '{}' FROM city.area_import
                """
            )
        }
    }

    /// Another cell of the place's village, with its owner; of another officer.
    private static func neighbour(_ place: Place, _ bench: VerificationBench) async throws -> (GridCode, OfficerID) {
        try await bench.database.autocommit { database in
            try database.execute(
                """
                SELECT cell_code, officer_id
                  FROM city.officer_cell
                 WHERE left(cell_code, 12) = \(place.cell.village) AND rank = 0 AND officer_id <> \(place.officer)
                 ORDER BY cell_code LIMIT 1
                """
            ).decodeOne((GridCode, OfficerID).self)
        }
    }

    @Test("Open work goes to the officer of the cell where its pin lies now, with its limit; what is over stays")
    func rerouted() async throws {
        try await VerificationBench.run(instances: 2) { bench in
            let place = try await bench.place()
            let (cell, officer) = try await Self.neighbour(place, bench)
            let waiting = try await bench.open(place.summary(), at: place)
            let claimed = try await bench.open(place.summary(), at: place)
            _ = try await bench.state(ClaimTask(taskID: claimed.taskID, actor: place.officerActor))
            let arrived = try await bench.open(place.summary(), at: place)
            _ = try await bench.state(ClaimTask(taskID: arrived.taskID, actor: place.officerActor))
            _ = try await bench.state(
                ArriveAtTask(taskID: arrived.taskID, position: place.position, actor: place.officerActor)
            )
            let over = try await bench.open(place.summary(), at: place)
            try await bench.verify(over, at: place, as: .unfounded)
            let confirmed = try await bench.open(place.summary(), at: place)
            try await bench.verify(confirmed, at: place, as: .confirmed)

            try await Self.exchange([place.cell, cell], bench)
            for task in [waiting, claimed] {
                let moved = try await bench.ear.next(TaskHandedOver.self) { $0.taskID == task.taskID }.body
                #expect(moved.officerID == officer && moved.fromOfficerID == place.officer && moved.cause == .cells)
                #expect(moved.stateAfter == .assigned && moved.dueAt == task.dueAt, "the limit stays")
                #expect(moved.report.gridCode == cell)
            }
            let relocated = try await bench.ear.next(ReportRelocated.self) { $0.report.id == confirmed.report.id }.body
            #expect(
                relocated.previousGridCode == place.cell && relocated.report.gridCode == cell && relocated.isConfirmed
            )
            _ = try await bench.ear.next(ReportRelocated.self) { $0.report.id == arrived.report.id }
            // Whoever is on site goes on, for the new cell.
            try await bench.settle()
            let stays = try await bench.count(
                """
                SELECT count(*) FROM verification.task
                 WHERE task_id = \(arrived.taskID) AND officer_id = \(place.officer) AND cell_code = \(cell)
                """
            )
            #expect(stays == 1)
            let untouched = try await bench.count(
                "SELECT count(*) FROM verification.report WHERE report_id = \(over.report.id) AND cell_code = \(place.cell)"
            )
            #expect(untouched == 1, "what is over stays as it was")
            // The new officer works on it; the next report there goes to the same.
            let next = CommandActor(id: AccountID(officer.uuid), role: .gridOfficer, scope: .cells([cell]))
            _ = try await bench.state(ClaimTask(taskID: waiting.taskID, actor: next))
            let events = try await bench.count(
                "SELECT count(*) FROM journal.message WHERE type = 'report.relocated.v1'"
            )
            #expect(events == 4, "each open report moves once, with two services at it")
        }
    }

    @Test("What was located by the old cells and comes in later is opened where its pin lies now")
    func late() async throws {
        try await VerificationBench.run { bench in
            let place = try await bench.place()
            let (cell, officer) = try await Self.neighbour(place, bench)
            // The roster of before is known to the process.
            _ = try await bench.open(place.summary(), at: place)
            try await Self.exchange([place.cell, cell], bench)
            let late = try await bench.open(place.summary(), at: place)
            #expect(late.report.gridCode == cell && late.officerID == officer)
            let relocated = try await bench.ear.next(ReportRelocated.self) { $0.report.id == late.report.id }
            #expect(relocated.sequence == 1 && relocated.body.previousGridCode == place.cell)
        }
    }

    @Test("A re-check after the change is for whoever saw the place; a cell without officers falls to its village")
    func recheck() async throws {
        try await VerificationBench.run { bench in
            let place = try await bench.place()
            let (cell, _) = try await Self.neighbour(place, bench)
            let task = try await bench.open(place.summary(), at: place)
            let waiting = try await bench.open(place.summary(), at: place)
            try await bench.verify(task, at: place, as: .confirmed)
            try await bench.database.transaction { database in
                try database.execute("DELETE FROM city.officer_cell WHERE cell_code = \(cell)")
            }
            try await Self.exchange([place.cell, cell], bench)
            let moved = try await bench.ear.next(ReportRelocated.self) { $0.report.id == task.report.id }.body
            try await bench.publish(try bench.rectified(moved.report), sequence: 5)
            let recheck = try await bench.ear.next(TaskAssigned.self) { $0.kind == .recheck }.body
            #expect(recheck.officerID == place.officer && recheck.report.gridCode == cell)
            _ = try await bench.ear.next(ReportRelocated.self) { $0.report.id == waiting.report.id }
            let village = try await bench.count(
                """
                SELECT count(*) FROM verification.task JOIN city.officer ON officer.id = officer_id
                 WHERE task_id = \(waiting.taskID) AND officer.village_code = \(place.cell.village) AND cell_code = \(cell)
                """
            )
            #expect(village == 1)
        }
    }
}

extension VerificationBench {
    /// Waits until the round over open reports is through.
    func settle() async throws {
        while try await count("SELECT count(*) FROM verification.area_round WHERE is_running OR revision = 0") > 0 {
            await Task.yield()
        }
    }
}
