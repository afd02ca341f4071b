/// How a transaction begins.
package struct TransactionMode: Sendable, Hashable {
    package enum Isolation: String, Sendable {
        case readCommitted = "READ COMMITTED"
        case repeatableRead = "REPEATABLE READ"
        case serializable = "SERIALIZABLE"
    }

    package var isolation: Isolation
    package var isReadOnly: Bool

    package init(isolation: Isolation = .readCommitted, isReadOnly: Bool = false) {
        self.isolation = isolation
        self.isReadOnly = isReadOnly
    }

    package static let readWrite = TransactionMode()
    /// One snapshot for all its statements: reports and audits.
    package static let snapshot = TransactionMode(isolation: .repeatableRead, isReadOnly: true)

    var statement: String {
        switch (isolation, isReadOnly) {
        case (.readCommitted, false): "BEGIN"
        case (.readCommitted, true): "BEGIN READ ONLY"
        default: "BEGIN ISOLATION LEVEL \(isolation.rawValue)\(isReadOnly ? ", READ ONLY" : "")"
        }
    }
}
