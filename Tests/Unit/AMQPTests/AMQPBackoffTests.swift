import SeededRandom
import Testing

@testable import AMQP

@Suite("Reconnect backoff")
struct AMQPBackoffTests {
    @Test("Pauses double up to the ceiling, each between half and all of its step")
    func doubles() {
        var generator = SeededGenerator(seed: 1)
        var backoff = AMQPBackoff(first: .milliseconds(100), ceiling: .seconds(1))
        for step in [100, 200, 400, 800, 1000, 1000, 1000] {
            let pause = backoff.next(using: &generator)
            #expect(pause >= .milliseconds(step) / 2 && pause <= .milliseconds(step))
        }
    }

    @Test("After a good connection it starts small again")
    func reset() {
        var generator = SeededGenerator(seed: 2)
        var backoff = AMQPBackoff(first: .milliseconds(100), ceiling: .seconds(5))
        for _ in 0..<100 { _ = backoff.next(using: &generator) }
        backoff.reset()
        #expect(backoff.next(using: &generator) <= .milliseconds(100))
    }

    @Test("A fleet does not return in step")
    func jitter() {
        var generator = SeededGenerator(seed: 3)
        let pauses = Set(
            (0..<100).map { _ in
                var backoff = AMQPBackoff()
                return backoff.next(using: &generator)
            }
        )
        #expect(pauses.count > 90)
    }
}
