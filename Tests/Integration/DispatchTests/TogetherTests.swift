import Foundation
import Messaging
import Model
import PostgreSQL
import Testing

extension DispatchTests {
    @Suite("Two instances at once")
    struct TogetherTests {
        @Test("Every finding of a flood, each sent twice, becomes one case and is closed once")
        func flood() async throws {
            try await DispatchBench.run(instances: 2) { bench in
                let place = try await bench.place()
                let count = 300
                let findings = try (0..<count).map { _ in try place.confirmed(Place.committee) }
                try await bench.publish(findings + findings)
                let dispatched = try await bench.ear.all(CaseDispatched.self, count: count)
                #expect(Set(dispatched.map(\.caseID)).count == count)
                let clerk = Place.clerk(of: try place.committee())
                let photo = try Place.photo("c")
                // A department's command and the officer's re-check of every case, by two consumers at once.
                try await bench.publish(
                    dispatched.map { RectifyCase(caseID: $0.caseID, words: "已拆除", photos: [photo], actor: clerk) }
                )
                let rectified = try await bench.ear.all(CaseRectified.self, count: count)
                #expect(Set(rectified.map(\.caseID)).count == count)
                let passed = try findings.map { try Place.passed($0) }
                try await bench.publish(passed + passed)
                let closed = try await bench.ear.all(CaseClosed.self, count: count)
                #expect(Set(closed.map(\.caseID)).count == count)
                #expect(
                    try await bench.count("SELECT count(*) FROM dispatch.case_file WHERE state = 'closed'") == count
                )
                #expect(try await bench.count("SELECT count(*) FROM dispatch.parked") == 0)
                // Each event once, and numbered without a gap.
                #expect(
                    try await bench.count(
                        """
                        SELECT count(*) FROM (
                            SELECT subject FROM journal.message WHERE type LIKE 'case.%' GROUP BY subject
                            HAVING count(*) <> max(sequence) OR count(DISTINCT sequence) <> count(*)
                        ) AS odd
                        """
                    ) == 0
                )
            }
        }
    }
}
