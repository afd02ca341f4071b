import SeededRandom
import Testing

@testable import AMQP

@Suite("Acknowledgement ledger")
struct AcknowledgementLedgerTests {
    private func received(_ count: Int) -> AcknowledgementLedger {
        var ledger = AcknowledgementLedger()
        for tag in 1...count {
            let isNext = ledger.receive(UInt64(tag))
            #expect(isNext)
        }
        return ledger
    }

    @Test("A batch in order is acknowledged by one frame")
    func inOrder() {
        var ledger = received(5)
        #expect(ledger.acknowledge([1, 2, 3] as [UInt64]) == [.init(tag: 3, multiple: true)])
        #expect(ledger.count == 2)
    }

    @Test("A batch behind an open delivery is acknowledged one by one")
    func behindOpen() {
        var ledger = received(4)
        #expect(
            ledger.acknowledge([2, 4] as [UInt64]) == [.init(tag: 2, multiple: false), .init(tag: 4, multiple: false)]
        )
        #expect(ledger.acknowledge([1] as [UInt64]) == [.init(tag: 1, multiple: true)])
        #expect(ledger.count == 1)
    }

    @Test("A delivery is settled only once")
    func twice() {
        var ledger = received(2)
        _ = ledger.acknowledge([1] as [UInt64])
        #expect(ledger.acknowledge([1] as [UInt64]).isEmpty)
        #expect(ledger.reject([1, 2] as [UInt64]) == [2])
        #expect(ledger.count == 0)
    }

    @Test("A rejected delivery does not stop those around it")
    func rejected() {
        var ledger = received(3)
        #expect(ledger.reject([2] as [UInt64]) == [2])
        #expect(ledger.acknowledge([3, 1] as [UInt64]) == [.init(tag: 3, multiple: true)])
    }

    @Test("A tag that breaks the count is noticed")
    func gap() {
        var ledger = received(1)
        let isNext = ledger.receive(3)
        #expect(!isNext)
    }

    @Test("On random walks the broker, told only the frames, knows the same open deliveries", arguments: 0..<50)
    func randomWalk(seed: Int) {
        var generator = SeededGenerator(seed: UInt64(seed))
        var ledger = AcknowledgementLedger()
        var broker: Set<UInt64> = []
        var mine: Set<UInt64> = []
        var last: UInt64 = 0
        for _ in 0..<500 {
            if Bool.random(using: &generator) || mine.isEmpty {
                last += 1
                let isNext = ledger.receive(last)
                #expect(isNext)
                broker.insert(last)
                mine.insert(last)
                continue
            }
            let batch = mine.shuffled(using: &generator).prefix(Int.random(in: 1...5, using: &generator))
            mine.subtract(batch)
            if Int.random(in: 0..<4, using: &generator) == 0 {
                for tag in ledger.reject(batch) { #expect(broker.remove(tag) != nil) }
            } else {
                for frame in ledger.acknowledge(batch) {
                    // The broker closes the channel over a tag that it does not know.
                    #expect(broker.contains(frame.tag))
                    broker = broker.filter { frame.multiple ? $0 > frame.tag : $0 != frame.tag }
                }
            }
            #expect(broker == mine)
            #expect(ledger.count == mine.count)
        }
    }
}
