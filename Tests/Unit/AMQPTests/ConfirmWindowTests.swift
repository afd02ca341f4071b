import SeededRandom
import Testing

@testable import AMQP

@Suite("Confirm window")
struct ConfirmWindowTests {
    typealias Window = ConfirmWindow<Int>

    private let moment = MonotonicTime(nanoseconds: 1000)

    private func opened(_ count: Int) -> Window {
        var window = Window()
        for ticket in 1...count { window.open(ticket, at: MonotonicTime(nanoseconds: Int64(ticket))) }
        return window
    }

    private func settled(
        _ window: inout Window,
        _ tag: UInt64,
        multiple: Bool = false,
        positive: Bool = true
    ) -> [Int: Window.Resolution] {
        var resolved: [Int: Window.Resolution] = [:]
        window.settle(tag, multiple: multiple, positive: positive) { resolved[$0] = $1 }
        return resolved
    }

    @Test("A single ack resolves its publication and no other")
    func single() {
        var window = opened(3)
        #expect(settled(&window, 2) == [2: .confirmed])
        #expect(window.count == 2)
    }

    @Test("A multiple ack resolves everything up to its tag, in order")
    func multiple() {
        var window = opened(5)
        var order: [Int] = []
        window.settle(3, multiple: true, positive: true) { ticket, _ in order.append(ticket) }
        #expect(order == [1, 2, 3])
        #expect(window.count == 2)
    }

    @Test("A multiple nack skips what was acked before")
    func multipleAfterSingle() {
        var window = opened(4)
        _ = settled(&window, 2)
        #expect(settled(&window, 3, multiple: true, positive: false) == [1: .nacked, 3: .nacked])
    }

    @Test("Tag 0 with multiple means everything")
    func zero() {
        var window = opened(3)
        #expect(settled(&window, 0, multiple: true).count == 3)
        #expect(window.isEmpty)
    }

    @Test("A confirm that comes twice or was never asked for is ignored")
    func unknown() {
        var window = opened(2)
        _ = settled(&window, 1)
        #expect(settled(&window, 1).isEmpty)
        #expect(settled(&window, 99).isEmpty)
        #expect(settled(&window, 99, multiple: true) == [2: .confirmed])
    }

    @Test("A returned publication is resolved as returned by its ack")
    func returned() {
        var window = opened(3)
        let noRoute = Window.Return(code: 312, text: "NO_ROUTE")
        let matched = window.markReturned(noRoute) { $0 == 2 }
        #expect(matched)
        #expect(settled(&window, 3, multiple: true) == [1: .confirmed, 2: .returned(noRoute), 3: .confirmed])
    }

    @Test("Two returns of alike publications mark two of them")
    func returnedTwice() {
        var window = opened(3)
        let noRoute = Window.Return(code: 312, text: "NO_ROUTE")
        let first = window.markReturned(noRoute) { $0 != 2 }
        let second = window.markReturned(noRoute) { $0 != 2 }
        let third = window.markReturned(noRoute) { $0 != 2 }
        #expect(first && second && !third)
        #expect(settled(&window, 3, multiple: true).values.filter { $0 == .returned(noRoute) }.count == 2)
    }

    @Test("The oldest open one tells how long confirms have been missing")
    func oldest() {
        var window = opened(3)
        #expect(window.oldest == MonotonicTime(nanoseconds: 1))
        _ = settled(&window, 1)
        #expect(window.oldest == MonotonicTime(nanoseconds: 2))
        _ = settled(&window, 3, multiple: true)
        #expect(window.oldest == nil)
    }

    @Test("Expiry takes the old ones only, and their late confirm is ignored")
    func expiry() {
        var window = opened(4)
        var expired: [Int] = []
        window.expire(sentBefore: MonotonicTime(nanoseconds: 3)) { expired.append($0) }
        #expect(expired == [1, 2])
        #expect(settled(&window, 4, multiple: true) == [3: .confirmed, 4: .confirmed])
    }

    @Test("After draining, tags start from 1 again")
    func drain() {
        var window = opened(3)
        var drained: [Int] = []
        window.drain { drained.append($0) }
        #expect(drained == [1, 2, 3])
        let tag = window.open(7, at: moment)
        #expect(tag == 1)
    }

    @Test("A publication that was not sent after all gives its tag to the next")
    func retract() {
        var window = opened(2)
        window.retractLast()
        let tag = window.open(9, at: moment)
        #expect(tag == 2)
        #expect(settled(&window, 2, multiple: true) == [1: .confirmed, 9: .confirmed])
    }

    @Test("On random walks every publication is resolved exactly once", arguments: 0..<50)
    func randomWalk(seed: Int) {
        var generator = SeededGenerator(seed: UInt64(seed))
        var window = Window(minimumCapacity: 4)
        var resolved: [Int: Int] = [:]
        var opened = 0
        for _ in 0..<2000 {
            if Bool.random(using: &generator) || window.isEmpty {
                opened += 1
                window.open(opened, at: MonotonicTime(nanoseconds: Int64(opened)))
            } else {
                let tag = UInt64.random(in: 1...UInt64(opened), using: &generator)
                let multiple = Int.random(in: 0..<10, using: &generator) == 0
                window.settle(tag, multiple: multiple, positive: true) { ticket, _ in resolved[ticket, default: 0] += 1
                }
            }
        }
        window.drain { resolved[$0, default: 0] += 1 }
        #expect(resolved.count == opened)
        #expect(resolved.values.allSatisfy { $0 == 1 })
    }
}
