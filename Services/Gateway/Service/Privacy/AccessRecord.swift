import Model

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// That somebody read something. It names accounts and things, never what was read.
package struct AccessRecord: Sendable, Hashable {
    let at: Timestamp
    let account: AccountID
    let role: Role
    let kind: AccessKind
    /// The operation of the interface.
    let operation: String
    /// The report, where the request names it, or one of those that a list showed.
    let report: ReportID?
    /// A task or a case in the path: which report it belongs to is found when it is recorded.
    let part: UUID?
    /// What stood in the path.
    let subject: String?
    /// Shown by a list: told once an hour.
    var isListed = false
}

extension AccessRecord {
    /// One of the request, or one of every report that a list showed; nothing for whoever reads what is their own.
    static func all(of call: Call, _ operation: Operation, showing reports: Set<ReportID>) -> [AccessRecord] {
        guard !reports.isEmpty else { return AccessRecord(call, operation).map { [$0] } ?? [] }
        return reports.sorted().compactMap { AccessRecord(call, operation, listing: $0) }
    }

    private init?(_ call: Call, _ operation: Operation, listing listed: ReportID? = nil) {
        guard let kind = operation.records, let viewer = call.viewer, viewer.role != .citizen || kind == .copy else {
            return nil
        }
        self.init(
            at: call.now,
            account: viewer.account,
            role: viewer.role,
            kind: kind,
            operation: operation.id,
            report: listed ?? call.captures["reportId"].flatMap { ReportID($0) } ?? call.value("report"),
            part: (call.captures["taskId"] ?? call.captures["caseId"]).flatMap { UUID(uuidString: $0) },
            subject: call.captures.isEmpty
                ? nil : call.captures.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: " "),
            isListed: listed != nil
        )
    }
}
