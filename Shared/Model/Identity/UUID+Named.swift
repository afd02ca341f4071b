import Crypto
package import FoundationEssentials

extension UUID {
    /// A UUIDv8 from the SHA-256 of a name: the same name always gives the same id.
    package static func named(_ name: String) -> UUID {
        marked(Array(SHA256.hash(data: Array(name.utf8))), version: 8)
    }
}

extension UUIDIdentifier {
    /// An identifier derived from a name, so that what is made from a repeated message is made once.
    package static func named(_ name: String) -> Self { Self(.named(name)) }
}

extension TaskID {
    /// The task of a report, its kind and its round (from 1).
    package init(kind: TaskKind, of report: ReportID, round: Int) {
        self = .named("task/\(kind.rawValue)/\(report)/\(round)")
    }
}

extension CaseID {
    /// The one case of a report.
    package init(of report: ReportID) {
        self = .named("case/\(report)")
    }
}

extension MessageID {
    /// The message with a sequence number about a report by a service: a repeated handling makes the same message.
    package init(source: ServiceName, subject: ReportID, sequence: Int) {
        self = .named("message/\(source.rawValue)/\(subject)/\(sequence)")
    }
}

extension AccountID {
    /// The account that stands for a department's own system, where it speaks over AMQP and uploads photos.
    package init(of department: DepartmentCode) {
        self = .named("department/\(department)")
    }
}
