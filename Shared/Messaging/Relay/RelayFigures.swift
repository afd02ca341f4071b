import NIOConcurrencyHelpers

/// What a relay has done since its process started, and what it knows of the outbox while it is the active one.
package final class RelayFigures: Sendable {
    package struct Values: Sendable {
        package internal(set) var isActive = false
        package internal(set) var published = 0
        /// How often this instance took over from another that had gone or stood still.
        package internal(set) var takeovers = 0
        /// Rows that waited when the outbox was last counted.
        package internal(set) var waiting = 0
        /// Age of the oldest of them, in seconds.
        package internal(set) var oldestSeconds = 0.0

        mutating func emptied() {
            waiting = 0
            oldestSeconds = 0
        }
    }

    private let box = NIOLockedValueBox(Values())

    package init() {}

    package var values: Values { box.withLockedValue { $0 } }

    func update(_ change: (inout Values) -> Void) { box.withLockedValue { change(&$0) } }
}
