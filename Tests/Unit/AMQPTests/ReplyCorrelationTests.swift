import Testing

@testable import AMQP

@Suite("Reply correlation")
struct ReplyCorrelationTests {
    private func at(_ seconds: Int64) -> MonotonicTime { MonotonicTime(nanoseconds: seconds * 1_000_000_000) }

    private func registered(_ ids: String...) -> ReplyCorrelation<String> {
        var correlation = ReplyCorrelation<String>()
        for id in ids { correlation.register(id, id, sendBy: at(5), replyBy: at(30)) }
        return correlation
    }

    @Test("A reply finds its request once")
    func resolve() {
        var correlation = registered("a", "b")
        #expect(correlation.resolve("a") == "a")
        #expect(correlation.resolve("a") == nil)
        #expect(correlation.resolve("c") == nil)
        #expect(correlation.count == 1)
    }

    @Test("An unsent request is given up early, a sent one at its own time")
    func expiry() {
        var correlation = registered("unsent", "sent")
        let isWanted = correlation.markSent("sent")
        #expect(isWanted)
        let early = correlation.expire(at: at(5))
        #expect(early.map(\.token) == ["unsent"] && early.map(\.wasSent) == [false])
        #expect(correlation.expire(at: at(29)).isEmpty)
        let late = correlation.expire(at: at(30))
        #expect(late.map(\.token) == ["sent"] && late.map(\.wasSent) == [true])
    }

    @Test("A request that was given up is not sent any more")
    func givenUp() {
        var correlation = registered("a")
        _ = correlation.expire(at: at(6))
        let isWanted = correlation.markSent("a")
        #expect(!isWanted)
    }

    @Test("A lost connection ends the sent ones and lets the others wait")
    func lost() {
        var correlation = registered("unsent", "sent")
        _ = correlation.markSent("sent")
        #expect(correlation.connectionLost() == ["sent"])
        #expect(correlation.count == 1)
    }
}
