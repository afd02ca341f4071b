import Foundation
import Model
import PostgreSQL

/// One report's whole way through services, messages and times, laid out for a terminal.
struct Trace: Sendable {
    let report: UUID
    let summary: TraceSummary
    let messages: [TraceMessage]
    let handlings: [UUID: [TraceHandling]]
    let timers: [TraceTimer]
    let parked: [String]
    let notices: [(recipient: String, count: Int64)]

    /// Nil when no such report is stored.
    init?(of report: UUID, in database: Database) throws {
        guard let summary = try TraceStatements.summary(of: report, in: database) else { return nil }
        self.report = report
        self.summary = summary
        messages = try TraceStatements.messages(of: report, in: database)
        handlings = try TraceStatements.handlings(of: messages.map(\.id), in: database)
        timers = try TraceStatements.timers(of: report, in: database)
        parked = try TraceStatements.parked(of: report, in: database)
        notices = try TraceStatements.notices(of: report, in: database)
    }

    var text: String {
        var lines = head
        lines += ["", "  since acceptance   service        message"]
        lines += messages.flatMap(lines(of:))
        if !timers.isEmpty { lines += ["", "  timers"] + timers.map(line(of:)) }
        if !notices.isEmpty {
            lines += ["", "  inbox  " + notices.map { "\($0.recipient) \($0.count)" }.joined(separator: ", ")]
        }
        if !parked.isEmpty { lines += ["", "  parked"] + parked.map { "    \($0)" } }
        return lines.joined(separator: "\n")
    }

    private var head: [String] {
        var lines = ["report \(report.uuidString.lowercased())"]
        lines.append("  \(summary.category ?? "unknown category") · \(summary.categoryInEnglish ?? "")")
        lines.append("  \(summary.town ?? "") cell \(summary.cell), taken in \(Self.time(summary.acceptedAt))")
        let standing: [(String, String?)] = [
            ("intake", summary.state),
            ("verification", summary.outcome.map { $0 + (summary.finding.map { " (\($0))" } ?? "") }),
            ("dispatch", summary.caseState.map { $0 + (summary.department.map { " (\($0))" } ?? "") }),
            (
                "reward",
                summary.points.map {
                    "\($0) points, \(summary.fen ?? 0) fen\(summary.declined.map { ", \($0)" } ?? "")"
                }
            ),
        ]
        lines.append(
            "  " + standing.compactMap { name, state in state.map { "\(name): \($0)" } }.joined(separator: " · ")
        )
        return lines
    }

    private func lines(of message: TraceMessage) -> [String] {
        let time = Self.since(summary.acceptedAt, message.recordedAt)
        var line = "  \(time.padded(to: 16, left: true))   \(message.service.padded(to: 13))  \(message.type)"
        if message.sequence > 0 { line += " #\(message.sequence)" }
        if let cause = message.cause { line += "  ← \(cause)" }
        if message.isUnsent { line += "  (still in the outbox)" }
        let handled = (handlings[message.id] ?? []).map { handling in
            String(repeating: " ", count: 21) + "→ \(handling.consumer.padded(to: 22)) "
                + Self.since(message.recordedAt, handling.at)
        }
        return [line] + handled
    }

    private func line(of timer: TraceTimer) -> String {
        let parts = timer.key.split(separator: "/")
        let name = parts.count == 4 ? "\(parts[0]) \(parts[2]) \(parts[3])" : timer.key
        let state =
            switch (timer.state, timer.dueAt, timer.firedAt) {
            case ("scheduled", .some(let due), _): "due \(Self.time(due))"
            case ("fired", _, .some(let fired)):
                "fired \(Self.time(fired)), \(Self.since(timer.firedDueAt ?? fired, fired)) late"
            default: "\(timer.state) \(Self.time(timer.changedAt))"
            }
        return "    \(name.padded(to: 36)) \(state)  (generation \(timer.generation))"
    }

    private static func time(_ microseconds: Int64) -> String {
        Timestamp(microseconds: microseconds).description
    }

    /// `+12.3 ms`, `+4.56 s`, `+1 h 02 min`.
    static func since(_ start: Int64, _ end: Int64) -> String {
        let microseconds = end - start
        let sign = microseconds < 0 ? "−" : "+"
        let length = abs(microseconds)
        return switch length {
        case ..<1_000_000: sign + String(format: "%.1f ms", Double(length) / 1000)
        case ..<600_000_000: sign + String(format: "%.2f s", Double(length) / 1_000_000)
        default: sign + String(format: "%d h %02d min", Int(length / 3_600_000_000), Int(length / 60_000_000 % 60))
        }
    }
}
