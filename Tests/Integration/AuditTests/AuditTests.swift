import Foundation
import OperatorService
import PostgreSQL
import Testing

@Suite("The audit", .timeLimit(.minutes(10)))
struct AuditTests {
    @Test("A healthy database is clean, and every planted corruption is named by its check")
    func corruptions() async throws {
        try await AuditBench.run { bench in
            let healthy = try await bench.audit()
            #expect(healthy.isClean, "\(healthy.text)")
            for corruption in Corruption.all {
                let report = try await bench.audit(corruption)
                let named = report.findings.map(\.code)
                #expect(named.contains(corruption.code), "\(corruption.testDescription): found only \(named)")
            }
            // Nothing of the corruptions stayed.
            #expect(try await bench.audit().isClean)
            try await forgotten(bench)
        }
    }

    /// Nothing is left of the person in any table, the sealed journal holds, and counting anew gives the same figures.
    private func forgotten(_ bench: AuditBench) async throws {
        let tables = try await bench.pool.autocommit { database in
            try database.execute(
                """
                SELECT format('%I.%I', schemaname, tablename)
                  FROM pg_tables
                 WHERE schemaname IN ('identity', 'intake', 'verification', 'dispatch', 'reward', 'scheduler', 'notification',
                                      'journal')
                """
            ).decode(String.self)
        }
        #expect(tables.count > 30)
        for table in tables {
            for trace in Forgotten.traces {
                let rows = try await bench.pool.autocommit { database in
                    try database.execute(
                        "SELECT count(*) FROM \(unsafeSQL: table) AS kept WHERE kept::text LIKE \("%\(trace)%")"
                    ).decodeOne(Int64.self)
                }
                #expect(rows == 0, "\(trace) in \(table)")
            }
        }
        let counted = try await AuditBench.figures(bench.pool)
        let events = try await bench.pool.transaction { database in try RecountStatements.recount(in: database) }
        #expect(events > 20)
        #expect(try await AuditBench.figures(bench.pool) == counted)
        #expect(try await bench.audit().isClean)
        let trail = try await bench.pool.transaction { database in
            let report = try database.execute("SELECT report_id FROM identity.unmasking").decodeOne(UUID.self)
            return try AuditTrail(of: report, in: database)
        }
        let text = try #require(trail).text
        for words in [
            "unmasking.asked.v1", "contact.read.v1", "read 1 times", "contact: readContact (需当面核实)", "a citizen",
        ] {
            #expect(text.contains(words), "\(text)")
        }
    }

    @Test("Every check has a code of its own, words, and an invariant")
    func checks() {
        let codes = AuditCheck.all.map(\.code)
        #expect(Set(codes).count == codes.count)
        #expect(AuditCheck.all.allSatisfy { !$0.words.isEmpty && (1...7).contains($0.invariant) })
        #expect(codes.count > 50)
        #expect(Set(Corruption.all.map(\.code)).isSubset(of: codes))
    }
}
