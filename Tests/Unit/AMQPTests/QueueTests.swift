import SeededRandom
import Testing

@testable import AMQP

@Suite("Queue")
struct QueueTests {
    @Test("What goes in first comes out first, whatever the mixture", arguments: 0..<20)
    func order(seed: Int) {
        var generator = SeededGenerator(seed: UInt64(seed))
        var queue = Queue<Int>()
        var model: [Int] = []
        for value in 0..<10_000 {
            switch Int.random(in: 0..<5, using: &generator) {
            case 0, 1, 2:
                queue.append(value)
                model.append(value)
            case 3:
                let limit = Int.random(in: 1...20, using: &generator)
                #expect(queue.popFirst(limit) == Array(model.prefix(limit)))
                model.removeFirst(min(limit, model.count))
            default:
                #expect(queue.popFirst() == model.first)
                if !model.isEmpty { model.removeFirst() }
            }
            #expect(queue.count == model.count)
        }
        queue.removeAll { $0 % 2 == 0 }
        #expect(queue.popFirst(.max) == model.filter { $0 % 2 != 0 })
    }
}
