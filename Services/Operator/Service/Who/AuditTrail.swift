import Model
package import PostgreSQL

#if canImport(FoundationEssentials)
    package import FoundationEssentials
#else
    package import Foundation
#endif

/// Who did what with a report and who read what of it, laid out for a terminal.
package struct AuditTrail: Sendable {
    /// One line: when, who, what.
    struct Entry: Sendable {
        let at: Timestamp
        let who: String
        let what: String
    }

    let report: UUID
    let deeds: [Entry]
    let readings: [Entry]
    /// Requests for the reporter's contact.
    let unmaskings: [Entry]
    /// What operators decided about its red packet at the command line.
    let acts: [Entry]

    /// Nil when no such report is stored.
    package init?(of report: UUID, in database: Database) throws {
        guard try !database.execute("SELECT 1 FROM intake.report WHERE id = \(report)").isEmpty else { return nil }
        self.report = report
        deeds = try AuditTrailStatements.deeds(of: report, in: database)
        readings = try AuditTrailStatements.readings(of: report, in: database)
        unmaskings = try AuditTrailStatements.unmaskings(of: report, in: database)
        acts = try AuditTrailStatements.acts(on: report, in: database)
    }

    package var text: String {
        var lines = ["report \(report.uuidString.lowercased())"]
        lines += Self.part("done", deeds)
        if !acts.isEmpty { lines += Self.part("asked for at the command line", acts) }
        lines += Self.part("the reporter's contact", unmaskings)
        lines += Self.part("read", readings)
        return lines.joined(separator: "\n")
    }

    private static func part(_ title: String, _ entries: [Entry]) -> [String] {
        guard !entries.isEmpty else { return ["", "  \(title): nothing"] }
        let width = entries.map(\.who.count).max() ?? 0
        return ["", "  \(title)"] + entries.map { "    \($0.at)  \($0.who.padded(to: width))  \($0.what)" }
    }
}
