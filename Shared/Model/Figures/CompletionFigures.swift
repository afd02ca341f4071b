/// How much of what was due was done, and done in time (the evaluation of GB/T 30428.4).
package struct CompletionFigures: Hashable, Sendable {
    /// What should have been done by now: done in time, or its limit has passed.
    package let due: Int
    package let done: Int
    package let inTime: Int

    package init(due: Int, done: Int, inTime: Int) {
        self.due = due
        self.done = done
        self.inTime = inTime
    }

    /// Done ÷ due, per ten thousand, rounded half up; nil where nothing was due. Above 10,000 where what was due before was
    /// caught up on.
    package var completionRate: Int? { Self.perTenThousand(done, of: due) }

    /// Done in time ÷ due, per ten thousand, rounded half up; nil where nothing was due.
    package var onTimeRate: Int? { Self.perTenThousand(inTime, of: due) }

    /// A part of a whole, per ten thousand, rounded half up; nil of nothing.
    package static func perTenThousand(_ part: Int, of whole: Int) -> Int? {
        whole > 0 ? (part * 20_000 + whole) / (2 * whole) : nil
    }
}
