import NIOConcurrencyHelpers

/// What a consumer has done since its process started.
package final class ConsumerFigures: Sendable {
    package struct Values: Sendable {
        package internal(set) var batches = 0
        package internal(set) var messages = 0
        /// Batches that were taken again because of the database or the connection.
        package internal(set) var repetitions = 0
        /// Commits of which nobody heard whether they took effect.
        package internal(set) var lostCommitAnswers = 0
        package internal(set) var parked = 0
    }

    private let box = NIOLockedValueBox(Values())

    package init() {}

    package var values: Values { box.withLockedValue { $0 } }

    func update(_ change: (inout Values) -> Void) { box.withLockedValue { change(&$0) } }
}
