/// Why a budget was not set: a stable code and words.
package struct BudgetRefusal: Error, Sendable, CustomStringConvertible {
    package enum Code: String, Sendable {
        /// The city has no such town.
        case unknownTown
        /// Not whole fen, below zero, or more than any town has.
        case amount
        /// What was given in a month that is over stays.
        case pastMonth
        /// So much is promised to citizens or paid to them.
        case belowReserved
    }

    package let code: Code
    package let message: String

    package init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    package var description: String { "budget.\(code.rawValue): \(message)" }
}
