import Testing

@testable import PostgreSQL

@Suite("Statements")
struct SQLTests {
    @Test("Interpolated values become numbered parameters, and nothing of them enters the text")
    func binding() {
        let name = "'; DROP TABLE report; --"
        let sql: SQL = "SELECT \(1) WHERE name = \(name) AND note IS NOT DISTINCT FROM \(String?.none)"
        #expect(sql.text == "SELECT $1 WHERE name = $2 AND note IS NOT DISTINCT FROM $3")
        #expect(sql.parameters.slots.map(\.oid) == [20, 25, 25])
        #expect(sql.parameters.slots.map(\.length) == [8, name.utf8.count, -1])
    }

    @Test("Text stands for itself only where it is spelled unsafeSQL")
    func unsafeText() {
        let table = "intake.report"
        let sql: SQL = "SELECT * FROM \(unsafeSQL: table) WHERE id = \(7)"
        #expect(sql.text == "SELECT * FROM intake.report WHERE id = $1")
    }

    @Test("A statement inside another keeps its parameters under new numbers")
    func nesting() {
        let filter: SQL = "town = \("甲") AND age > \(5)"
        let sql: SQL = "SELECT \(true) WHERE \(filter) AND cell = \("c") LIMIT \(9)"
        #expect(sql.text == "SELECT $1 WHERE town = $2 AND age > $3 AND cell = $4 LIMIT $5")
        #expect(sql.parameters.slots.map(\.oid) == [16, 25, 20, 25, 20])
        let values = sql.parameters.slots.map { slot in
            Array(sql.parameters.buffer.bytes[slot.offset..<slot.offset + slot.length])
        }
        #expect(values[1] == Array("甲".utf8))
        #expect(values[2] == [0, 0, 0, 0, 0, 0, 0, 5])
        #expect(values[3] == Array("c".utf8))
    }

    @Test("Statements nest in any depth, past the tenth parameter too")
    func deepNesting() {
        var list: SQL = "\(0)"
        for number in 1..<30 { list += ", \(number)" }
        let sql: SQL = "VALUES (\(list)), (\(list))"
        let numbers = (1...60).map { "$\($0)" }
        #expect(
            sql.text
                == "VALUES (\(numbers[..<30].joined(separator: ", "))), (\(numbers[30...].joined(separator: ", ")))"
        )
        #expect(sql.parameterCount == 60)
    }

    @Test("The cache of prepared statements is bounded, and the least recently used goes first")
    func cache() {
        var cache = StatementCache(capacity: 3)
        func use(_ text: String) -> [String] {
            let sql = SQL(unsafeSQL: text)
            if cache.find(sql) != nil { return [] }
            let (entry, evicted) = cache.make(sql)
            cache.keep(entry, for: sql)
            return evicted
        }
        #expect(use("a") + use("b") + use("c") == [])
        #expect(use("a") == [])
        #expect(use("d") == ["s2"])
        #expect(cache.count == 3)
        #expect(use("b") == ["s3"])
    }

    @Test("The same text with other types is another statement")
    func cacheTypes() {
        var cache = StatementCache(capacity: 3)
        let number: SQL = "SELECT \(1)"
        let text: SQL = "SELECT \("1")"
        cache.keep(cache.make(number).entry, for: number)
        #expect(cache.find(number) != nil)
        #expect(cache.find(text) == nil)
        #expect(cache.make(text).evicted == ["s1"])
    }

    @Test("The binary COPY stream begins, counts and ends as the server's manual says")
    func binaryCopy() {
        var copy = BinaryCopy()
        copy.beginRow(columns: 2)
        copy.append(Int16(5))
        copy.append(String?.none)
        copy.finish()
        let bytes = copy.take()
        #expect(bytes.prefix(11) == [0x50, 0x47, 0x43, 0x4F, 0x50, 0x59, 0x0A, 0xFF, 0x0D, 0x0A, 0x00])
        #expect(bytes.dropFirst(19) == [0, 2, 0, 0, 0, 2, 0, 5, 255, 255, 255, 255, 255, 255])
        #expect(copy.take().isEmpty)
    }
}
