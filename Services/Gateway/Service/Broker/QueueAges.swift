import Model

/// Since when the oldest message of each queue has been there, told from counts alone.
///
/// RabbitMQ tells no age of a quorum queue's head, and whoever could look at a message could also take it. But what has
/// left a queue and what is in it are together all that ever came, and messages leave in the order in which they came: the
/// oldest is there since that sum first exceeded what has left by now. It is exact to the time between two looks, and to the
/// few seconds by which the broker's counts are late; what was there before the first look counts from then.
struct QueueAges: Sendable {
    /// So many had come when somebody looked.
    private struct Mark {
        let arrived: Int
        let at: Timestamp
    }

    /// One queue that is not empty.
    private struct Line {
        var marks: [Mark]
        var left: Int
    }

    private var lines: [String: Line] = [:]

    /// Marks that are kept of one queue; then every second goes, and ages are told too long rather than too short.
    private static let limit = 400

    /// Takes in one look at all queues.
    mutating func note(_ queues: [QueueReader.Listed], at now: Timestamp) {
        var next: [String: Line] = [:]
        for queue in queues { next[queue.name] = Self.line(after: lines[queue.name], queue, now) }
        lines = next
    }

    /// - Returns: nil for a queue that was empty at the last look.
    func oldest(in name: String) -> Timestamp? {
        lines[name]?.marks.first?.at
    }

    private static func line(after earlier: Line?, _ queue: QueueReader.Listed, _ now: Timestamp) -> Line? {
        let waiting = queue.waiting
        guard waiting > 0 else { return nil }
        let left = queue.acknowledged ?? 0
        var marks = earlier?.marks ?? []
        if let earlier, left < earlier.left {
            // The broker counts anew since it was started: how old the oldest is stays known, how many came does not.
            marks = marks.prefix(1).map { Mark(arrived: left + waiting, at: $0.at) }
        }
        marks.removeAll { $0.arrived <= left }
        if marks.last.map({ $0.arrived < left + waiting }) ?? true {
            marks.append(Mark(arrived: left + waiting, at: now))
        }
        if marks.count > limit {
            marks = stride(from: 0, to: marks.count, by: 2).map { place in
                Mark(arrived: marks[min(place + 1, marks.count - 1)].arrived, at: marks[place].at)
            }
        }
        return Line(marks: marks, left: left)
    }
}
