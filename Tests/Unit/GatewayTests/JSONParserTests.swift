import Testing

@testable import GatewayService

@Suite("Strict JSON")
struct JSONParserTests {
    private func parse(_ text: String) throws -> JSONValue {
        var text = text
        return try text.withUTF8 { try JSONParser.parse($0) }
    }

    @Test("Every kind of value is read")
    func values() throws {
        let text = #" {"a":[1,-2.5,3e2,true,false,null],"b":"x\n\u4eba\ud83d\ude00","c":{}} "#
        let value = try parse(text)
        #expect(
            value
                == .object([
                    "a": .array([.integer(1), .number(-2.5), .number(300), .boolean(true), .boolean(false), .null]),
                    "b": .string("x\n人😀"), "c": .object([:]),
                ])
        )
        #expect(try parse(value.text) == value)
    }

    @Test(
        "What is not JSON is refused",
        arguments: [
            "", "{", "[1,]", "{\"a\":1,}", "{\"a\" 1}", "{a:1}", "01", "1.", ".5", "+1", "1e", "tru", "\"\u{1}\"",
            "\"\\x\"",
            "\"\\ud800\"", "\"\\u0000\"", "\"abc", "1 2", "{\"a\":1,\"a\":2}", "1e999", "nul", "[",
            "\"\\ud800\\u0041\"",
        ]
    )
    func refused(text: String) {
        #expect(throws: JSONParser.Failure.self) { try parse(text) }
    }

    @Test("Nesting has an end, and text must be UTF-8")
    func limits() {
        #expect(throws: JSONParser.Failure.self) { try parse(String(repeating: "[", count: 100_000)) }
        let broken: [UInt8] = [0x22, 0xFF, 0xFE, 0x22]
        #expect(throws: JSONParser.Failure.self) { try broken.withUnsafeBufferPointer { try JSONParser.parse($0) } }
    }
}
