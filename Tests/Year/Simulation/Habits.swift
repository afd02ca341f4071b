import Model
import SeededRandom

/// How people of the simulated city go about it: shares and delays, all of them out of the one seed.
struct Habits {
    var random: SeededGenerator

    /// True in so many of a hundred.
    mutating func happens(_ percent: Int) -> Bool { random.below(100) < percent }

    mutating func minutes(_ range: Range<Int>) -> Duration { .seconds(60 * Int.random(in: range, using: &random)) }

    /// One of them.
    mutating func pick<Element>(_ elements: [Element]) -> Element { elements[random.below(elements.count)] }

    /// One of them, in proportion to their weights.
    mutating func pick<Element>(_ elements: [(Element, weight: Int)]) -> Element {
        var rest = random.below(elements.reduce(0) { $0 + $1.weight })
        for (element, weight) in elements {
            rest -= weight
            if rest < 0 { return element }
        }
        return elements[elements.count - 1].0
    }

    mutating func finding() -> Finding {
        pick([
            (.confirmed, 55), (.resolvedOnSite, 20), (.unfounded, 8), (.goneOnArrival, 6), (.unlocatable, 2),
            (.duplicate, 5), (.outOfRemit, 4),
        ])
    }

    /// Departments that take their time; the same ones all year.
    static func isSlow(_ department: DepartmentCode) -> Bool {
        department.rawValue.utf8.reduce(7) { ($0 &* 31 &+ Int($1)) % 1_000 } % 100 < 15
    }
}
