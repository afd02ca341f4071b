import OperatorService
import Testing

@Suite("The audit", .timeLimit(.minutes(5)))
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
        }
    }

    @Test("Every check has a code of its own, words, and an invariant")
    func checks() {
        let codes = AuditCheck.all.map(\.code)
        #expect(Set(codes).count == codes.count)
        #expect(AuditCheck.all.allSatisfy { !$0.words.isEmpty && (1...6).contains($0.invariant) })
        #expect(codes.count > 50)
        #expect(Set(Corruption.all.map(\.code)).isSubset(of: codes))
    }
}
