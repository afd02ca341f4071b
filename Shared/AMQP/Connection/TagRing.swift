/// Elements numbered from 1 without gaps, as the broker numbers deliveries and confirms, removable in any order.
///
/// Holds the span from the lowest remaining tag to the highest given; the span's memory is reused.
struct TagRing<Element> {
    private var slots: [Element?]
    /// The lowest remaining tag, or the next one when nothing remains.
    private(set) var lowest: UInt64 = 1
    /// The tag that the next element gets.
    private(set) var next: UInt64 = 1
    private(set) var count = 0

    init(minimumCapacity: Int = 256) {
        var capacity = 16
        while capacity < minimumCapacity { capacity *= 2 }
        slots = Array(repeating: nil, count: capacity)
    }

    var isEmpty: Bool { count == 0 }

    @discardableResult
    mutating func append(_ element: Element) -> UInt64 {
        if next - lowest == UInt64(slots.count) { grow() }
        let tag = next
        slots[index(of: tag)] = element
        next += 1
        count += 1
        return tag
    }

    /// Nil when the tag was never given or is already removed.
    mutating func remove(_ tag: UInt64) -> Element? {
        guard tag >= lowest, tag < next, let element = slots[index(of: tag)] else { return nil }
        slots[index(of: tag)] = nil
        count -= 1
        if tag == lowest {
            lowest += 1
            while lowest < next, slots[index(of: lowest)] == nil { lowest += 1 }
        }
        return element
    }

    /// Takes the newest element back, so that its tag is given again.
    mutating func retractLast() {
        guard next > lowest, slots[index(of: next - 1)] != nil else { return }
        next -= 1
        slots[index(of: next)] = nil
        count -= 1
        lowest = Swift.min(lowest, next)
        while lowest < next, slots[index(of: lowest)] == nil { lowest += 1 }
    }

    subscript(tag: UInt64) -> Element? {
        tag >= lowest && tag < next ? slots[index(of: tag)] : nil
    }

    /// Changes an element that remains; does nothing for one that does not.
    mutating func update(_ tag: UInt64, _ change: (inout Element) -> Void) {
        guard tag >= lowest, tag < next, var element = slots[index(of: tag)] else { return }
        change(&element)
        slots[index(of: tag)] = element
    }

    private func index(of tag: UInt64) -> Int { Int(truncatingIfNeeded: tag) & (slots.count - 1) }

    private mutating func grow() {
        var larger = [Element?](repeating: nil, count: slots.count * 2)
        for tag in lowest..<next {
            larger[Int(truncatingIfNeeded: tag) & (larger.count - 1)] = slots[index(of: tag)]
        }
        slots = larger
    }
}
