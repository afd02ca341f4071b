/// Callers waiting for a connection, first come first served.
struct WaitingLine<Waiter: Sendable>: Sendable {
    struct Place: Sendable {
        let id: UInt64
        let waiter: Waiter
        let since: ContinuousClock.Instant
        let deadline: ContinuousClock.Instant
    }

    /// nil: left. Everything before `head` has been served.
    private var places: [Place?] = []
    private var head = 0
    private(set) var count = 0

    var isEmpty: Bool { count == 0 }

    mutating func append(_ place: Place) {
        places.append(place)
        count += 1
    }

    mutating func popFirst() -> Place? {
        while head < places.count {
            let place = places[head]
            places[head] = nil
            head += 1
            compact()
            if let place {
                count -= 1
                return place
            }
        }
        return nil
    }

    mutating func remove(_ id: UInt64) -> Waiter? {
        guard let index = places[head...].firstIndex(where: { $0?.id == id }), let place = places[index] else {
            return nil
        }
        places[index] = nil
        count -= 1
        return place.waiter
    }

    var first: Place? { places[head...].lazy.compactMap { $0 }.first }

    mutating func removeAll() -> [Place] {
        let all = places[head...].compactMap { $0 }
        places.removeAll()
        head = 0
        count = 0
        return all
    }

    private mutating func compact() {
        if head == places.count {
            places.removeAll(keepingCapacity: true)
            head = 0
        } else if head >= 64 && head * 2 >= places.count {
            places.removeFirst(head)
            head = 0
        }
    }
}
