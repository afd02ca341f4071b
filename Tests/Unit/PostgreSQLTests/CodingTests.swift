import FoundationEssentials
import Testing

@testable import PostgreSQL

/// Sends a value through its binary form and back.
func roundTrip<T: PostgresEncodable & PostgresDecodable>(_ value: T, oid: UInt32? = nil) throws -> T {
    guard !value.isPostgresNull else {
        return try T(from: PostgresCell(bytes: nil, typeOID: oid ?? T.postgresType.oid))
    }
    var buffer = PostgresBuffer()
    value.encode(into: &buffer)
    return try buffer.bytes.withUnsafeBytes {
        try T(from: PostgresCell(bytes: $0, typeOID: oid ?? T.postgresType.oid))
    }
}

func decode<T: PostgresDecodable>(_ type: T.Type, oid: UInt32, _ bytes: [UInt8]) throws -> T {
    try bytes.withUnsafeBytes { try T(from: PostgresCell(bytes: $0, typeOID: oid)) }
}

func encoded(_ value: some PostgresEncodable) -> [UInt8] {
    var buffer = PostgresBuffer()
    value.encode(into: &buffer)
    return buffer.bytes
}

@Suite("Binary coding")
struct CodingTests {
    @Test("Random values come back as they went")
    func randomValues() throws {
        var random = SystemRandomNumberGenerator()
        for _ in 0..<500 {
            let int = Int.random(in: .min ... .max, using: &random) >> Int.random(in: 0..<63)
            #expect(try roundTrip(int) == int)
            #expect(try roundTrip(Int32(truncatingIfNeeded: int)) == Int32(truncatingIfNeeded: int))
            #expect(try roundTrip(Int16(truncatingIfNeeded: int)) == Int16(truncatingIfNeeded: int))
            let double = Double(bitPattern: UInt64.random(in: .min ... .max, using: &random))
            #expect(try roundTrip(double).bitPattern == double.bitPattern)
            let bytes = (0..<Int.random(in: 0...40)).map { _ in UInt8.random(in: .min ... .max) }
            #expect(try roundTrip(bytes) == bytes)
            let ints: [Int?] = (0..<Int.random(in: 0...9)).map { Bool.random() ? $0 : nil }
            #expect(try roundTrip(ints) == ints)
            let uuid = UUID()
            #expect(try roundTrip(uuid) == uuid)
            let instant = PostgresTimestamp(microsecondsSince1970: Int64(int) / 4)
            #expect(try roundTrip(instant) == instant)
        }
    }

    @Test("Text, booleans, JSON and arrays of bytea come back as they went")
    func otherValues() throws {
        #expect(try roundTrip("人人拍 🚲\u{0301}") == "人人拍 🚲\u{0301}")
        #expect(try roundTrip("") == "")
        #expect(try roundTrip(true))
        #expect(try roundTrip(JSONText(#"{"a":1}"#)).text == #"{"a":1}"#)
        #expect(try roundTrip([[UInt8]]([[1, 2], [], [255]])) == [[1, 2], [], [255]])
        #expect(try roundTrip([String?]([nil, "a", ""])) == [nil, "a", ""])
        #expect(try roundTrip(Int?.none) == nil)
    }

    @Test("The bytes are the server's own")
    func vectors() throws {
        #expect(encoded(Int32(-2)) == [0xFF, 0xFF, 0xFF, 0xFE])
        #expect(encoded(PostgresTimestamp(microsecondsSince1970: 946_684_800_000_001)) == [0, 0, 0, 0, 0, 0, 0, 1])
        #expect(encoded(JSONText("{}")) == [1, 0x7B, 0x7D])
        #expect(
            encoded([Int16?]([7, nil])) == [
                0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 21, 0, 0, 0, 2, 0, 0, 0, 1, 0, 0, 0, 2, 0, 7, 255, 255, 255, 255,
            ]
        )
        #expect(encoded([Int]()) == [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 20])
        #expect([Int?].postgresType.oid == 1016)
        #expect([UInt8].postgresType.oid == 17)
        #expect([[UInt8]].postgresType.oid == 1001)
    }

    @Test("Integers widen, and one that does not fit is refused")
    func integerWidths() throws {
        #expect(try decode(Int.self, oid: 21, [0xFF, 0xFF]) == -1)
        #expect(try decode(Int.self, oid: 23, [0, 0, 1, 0]) == 256)
        #expect(try decode(Int16.self, oid: 20, [0, 0, 0, 0, 0, 0, 0, 9]) == 9)
        #expect(throws: PostgresError.self) { try decode(Int16.self, oid: 20, [0, 0, 0, 0, 0, 1, 0, 0]) }
        #expect(throws: PostgresError.self) { try decode(Int.self, oid: 25, [0x31]) }
        #expect(throws: PostgresError.self) { try decode(Int.self, oid: 20, [1, 2, 3]) }
    }

    @Test("A whole numeric, which sum(bigint) gives, is read as an integer")
    func numeric() throws {
        // 12345678 = 1234·10⁴ + 5678; 10⁸ has its zeros left out.
        #expect(try decode(Int.self, oid: 1700, [0, 2, 0, 1, 0, 0, 0, 0, 0x04, 0xD2, 0x16, 0x2E]) == 12_345_678)
        #expect(try decode(Int.self, oid: 1700, [0, 1, 0, 2, 0x40, 0, 0, 0, 0, 1]) == -100_000_000)
        #expect(try decode(Int.self, oid: 1700, [0, 0, 0, 0, 0, 0, 0, 0]) == 0)
        // 1.5
        #expect(throws: PostgresError.self) {
            try decode(Int.self, oid: 1700, [0, 2, 0, 0, 0, 0, 0, 1, 0, 1, 0x13, 0x88])
        }
        // NaN
        #expect(throws: PostgresError.self) { try decode(Int.self, oid: 1700, [0, 0, 0, 0, 0xC0, 0, 0, 0]) }
    }

    @Test("NULL for a value that is not optional is an error, not a zero")
    func nullRefused() {
        #expect(throws: PostgresError.self) { try Int(from: PostgresCell(bytes: nil, typeOID: 20)) }
        #expect(throws: PostgresError.self) { try String(from: PostgresCell(bytes: nil, typeOID: 25)) }
    }

    @Test("Broken bytes of any length are refused and never read past their end")
    func brokenBytes() {
        for length in 0..<64 {
            for _ in 0..<20 {
                let bytes = (0..<length).map { _ in UInt8.random(in: 0...3) }
                _ = try? decode([Int?].self, oid: 1016, bytes)
                _ = try? decode([String].self, oid: 1009, bytes)
                _ = try? decode(Int.self, oid: 1700, bytes)
                _ = try? decode(UUID.self, oid: 2950, bytes)
                _ = try? decode(PostgresTimestamp.self, oid: 1184, bytes)
                _ = try? decode(JSONText.self, oid: 3802, bytes)
            }
        }
    }

    @Test("What is not valid UTF-8, and infinity, are refused")
    func refusedValues() {
        #expect(throws: PostgresError.self) { try decode(String.self, oid: 25, [0xC3, 0x28]) }
        #expect(throws: PostgresError.self) { try decode(String.self, oid: 20, [0, 0, 0, 0, 0, 0, 0, 9]) }
        #expect(throws: PostgresError.self) {
            try decode(PostgresTimestamp.self, oid: 1184, [0x7F, 255, 255, 255, 255, 255, 255, 255])
        }
    }

    private enum Colour: String, PostgresCodable { case red, green }
    private struct Code: RawRepresentable, PostgresCodable, Equatable { var rawValue: Int32 }

    @Test("A type with a raw value codes as that value and refuses strangers")
    func rawRepresentable() throws {
        #expect(try roundTrip(Colour.green) == .green)
        #expect(try roundTrip([Code(rawValue: 5)]) == [Code(rawValue: 5)])
        #expect([Code].postgresType.oid == 1007)
        #expect(throws: PostgresError.self) { try decode(Colour.self, oid: 25, Array("blue".utf8)) }
    }
}
