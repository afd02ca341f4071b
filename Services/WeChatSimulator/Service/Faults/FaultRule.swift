/// A fault that the simulator shows: always, for a share of the calls, or so many times.
package struct FaultRule: Codable, Hashable, Sendable {
    package enum Kind: String, Codable, Hashable, Sendable, CaseIterable {
        // The answer to a call of the merchant or of the mini program
        /// The connection ends and nothing was done.
        case dropBefore
        /// It was done, and the connection ends.
        case dropAfter
        /// It was done, and the answer is 500 SYSTEM_ERROR; of the open platform errcode -1.
        case errorAfter
        /// 500 SYSTEM_ERROR and nothing was done; of the open platform errcode -1.
        case errorBefore
        /// 429 FREQUENCY_LIMITED; of the open platform errcode 45009, of its sign-in 45011.
        case busy
        /// The answer comes three seconds later.
        case slow
        // The answer to a call of the merchant
        /// 403 NOT_ENOUGH.
        case notEnough
        /// A query does not find what is there.
        case notFound
        /// The answer is signed with a key that is not the provider's.
        case wrongKey
        /// The answer names a serial that nobody knows.
        case unknownSerial
        /// The answer's timestamp is ten minutes old.
        case stale
        /// It was done, and the answer comes after the call-back, where one follows from it.
        case answerLate
        // A new bill
        /// It stays accepted for a while.
        case lingering
        /// It dies two hours later than after a day.
        case lateExpiry
        // Call-backs
        /// It never comes.
        case noticeNever
        /// It comes a minute later.
        case noticeLate
        /// It comes twice.
        case noticeTwice
        /// It waits for the next one and comes after it.
        case noticeReordered
        /// A forged one comes besides: not signed by the provider, telling of success.
        case noticeForged
        /// It comes before a query sees the change, by two seconds.
        case noticeEarly
    }

    package let kind: Kind
    /// Only for this one of `SimulatedCall.operations`; nil for all.
    package let operation: String?
    /// 0 to 1.
    package let share: Double
    /// How many more times; nil for ever.
    package var remaining: Int?

    package init(kind: Kind, operation: String? = nil, share: Double = 1, remaining: Int? = nil) {
        self.kind = kind
        self.operation = operation
        self.share = share
        self.remaining = remaining
    }
}
