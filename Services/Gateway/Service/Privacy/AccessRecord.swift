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
    /// The report, where the request names it.
    let report: ReportID?
    /// A task or a case in the path: which report it belongs to is found when it is recorded.
    let part: UUID?
    /// What stood in the path.
    let subject: String?
}

extension AccessRecord {
    /// Nil for whoever reads what is their own.
    init?(_ call: Call, _ operation: Operation) {
        guard let kind = operation.records, let viewer = call.viewer, viewer.role != .citizen || kind == .copy else {
            return nil
        }
        self.init(
            at: call.now,
            account: viewer.account,
            role: viewer.role,
            kind: kind,
            operation: operation.id,
            report: call.captures["reportId"].flatMap { ReportID($0) } ?? call.value("report"),
            part: (call.captures["taskId"] ?? call.captures["caseId"]).flatMap { UUID(uuidString: $0) },
            subject: call.captures.isEmpty
                ? nil : call.captures.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: " ")
        )
    }
}
