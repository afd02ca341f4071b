/// What an audit found, and what it looked at.
package struct AuditReport: Encodable, Sendable {
    package let isClean: Bool
    package let checks: Int
    package let findings: [AuditFinding]
    /// What is no violation but should be looked at.
    package let notes: [String]
    /// Rows that were looked at, by name.
    package let counts: [String: Int]

    package init(checks: Int, findings: [AuditFinding], notes: [String], counts: [String: Int]) {
        isClean = findings.isEmpty
        self.checks = checks
        self.findings = findings
        self.notes = notes
        self.counts = counts
    }

    func adding(notes more: [String]) -> AuditReport {
        AuditReport(checks: checks, findings: findings, notes: notes + more, counts: counts)
    }

    /// For the terminal.
    package var text: String {
        var lines = findings.flatMap { finding in
            ["✗ \(finding.code) (invariant \(finding.invariant)): \(finding.words): \(finding.count)"]
                + finding.violations.map { "    \($0.subject)  \($0.detail)" }
                + (finding.count > finding.violations.count ? ["    …"] : [])
        }
        lines += notes.map { "· \($0)" }
        let looked = counts.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)" }.joined(separator: ", ")
        lines.append("Looked at \(looked).")
        lines.append(
            isClean
                ? "✓ \(checks) checks, nothing is wrong."
                : "✗ \(findings.count) of \(checks) checks found something wrong."
        )
        return lines.joined(separator: "\n")
    }
}
