/// Where a connection stands in a transaction.
enum TransactionState {
    /// Each statement on its own.
    case none
    /// The closure runs; BEGIN may still wait in the queue.
    case open(savepoints: Int, failure: PostgresError?)

    var isOpen: Bool { if case .open = self { true } else { false } }

    /// The first error that the server answered: what a later COMMIT has to be refused for.
    var failure: PostgresError? { if case .open(_, let failure) = self { failure } else { nil } }

    mutating func note(_ error: PostgresError) {
        if case .open(let savepoints, nil) = self { self = .open(savepoints: savepoints, failure: error) }
    }

    mutating func forgive() {
        if case .open(let savepoints, _) = self { self = .open(savepoints: savepoints, failure: nil) }
    }
}
