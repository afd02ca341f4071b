import CRabbitMQ
import Testing

@testable import AMQP

@Suite("Argument encoding")
struct ArgumentEncodingTests {
    @Test("Properties survive encoding and decoding")
    func roundTrip() throws {
        let properties = AMQPProperties(
            contentType: "application/json",
            headers: [
                "cloudEvents:subject": "R-1", "flag": true, "count": -7, "share": 0.25, "bytes": .bytes([0, 255]),
                "at": .timestamp(1_790_000_000), "nested": ["list": [1, "two", false], "nothing": .void],
                "a header name that is longer than fifteen bytes": "and a value that is longer than that as well",
            ],
            isPersistent: true,
            correlationID: "correlation",
            replyTo: "amq.rabbitmq.reply-to",
            expiration: 30_000,
            messageID: "0198c0de-0000-7000-8000-000000000001",
            timestamp: 1_790_000_001,
            type: "report.registered.v1",
            userID: "rrp_intake",
            appID: "intake",
            contentEncoding: "identity"
        )
        let encoder = ArgumentEncoder()
        var decoder = ContentDecoder()
        for _ in 0..<3 {
            encoder.reset()
            #expect(decoder.properties(try encoder.properties(properties)) == properties)
        }
    }

    @Test("Absent properties stay absent")
    func absent() throws {
        var decoder = ContentDecoder()
        let encoder = ArgumentEncoder()
        #expect(decoder.properties(try encoder.properties(AMQPProperties())) == AMQPProperties())
    }

    @Test("A text over 255 bytes is refused")
    func tooLong() {
        let encoder = ArgumentEncoder()
        let error = #expect(throws: AMQPError.self) { try encoder.short(String(repeating: "长", count: 86)) }
        #expect(error?.code == .invalidArgument)
    }

    @Test("A table that does not fit into a frame is refused")
    func tooBig() {
        let encoder = ArgumentEncoder()
        let error = #expect(throws: AMQPError.self) {
            try encoder.table(["text": .string(String(repeating: "x", count: 70_000))])
        }
        #expect(error?.code == .invalidArgument)
    }

    @Test("The string cache never confuses texts")
    func cache() throws {
        let encoder = ArgumentEncoder()
        var cache = StringCache()
        for number in 0..<5000 {
            encoder.reset()
            let text = "report.registered.v1.town-\(number % 700)-\(String(repeating: "z", count: number % 90))"
            #expect(cache.string(try encoder.bytes(text)) == text)
        }
    }
}
