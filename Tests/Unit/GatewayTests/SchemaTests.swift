import Testing

@testable import GatewayService

@Suite("Descriptions that check and publish")
struct SchemaTests {
    private func mismatch(_ text: String, _ schema: ObjectSchema = ReportInput.schema) throws -> Schema.Mismatch? {
        var text = text
        return Schema.object(schema).mismatch(of: try text.withUTF8 { try JSONParser.parse($0) })
    }

    private static let position = #""position":{"longitude":113.7,"latitude":23.0,"system":"gcj02"}"#

    @Test("A report that fits is accepted")
    func fits() throws {
        #expect(try mismatch(#"{"categoryCode":"0201","text":"占用消防通道",\#(Self.position)}"#) == nil)
    }

    @Test(
        "The first field that does not fit is named",
        arguments: [
            (#"{\#(position)}"#, "/categoryCode"),
            (#"{"categoryCode":201,\#(position)}"#, "/categoryCode"),
            (#"{"categoryCode":"02-1",\#(position)}"#, "/categoryCode"),
            (
                #"{"categoryCode":"0201","position":{"longitude":181,"latitude":23,"system":"wgs84"}}"#,
                "/position/longitude"
            ),
            (
                #"{"categoryCode":"0201","position":{"longitude":113,"latitude":23,"system":"bd09"}}"#,
                "/position/system"
            ),
            (#"{"categoryCode":"0201","position":{"longitude":113,"latitude":23}}"#, "/position/system"),
            (#"{"categoryCode":"0201","photos":"x",\#(position)}"#, "/photos"),
            (#"{"categoryCode":"0201","photos":["a b"],\#(position)}"#, "/photos/0"),
            (#"{"categoryCode":"0201","text":null,\#(position)}"#, "/text"),
            (#"{"categoryCode":"0201","isAnonymous":"yes",\#(position)}"#, "/isAnonymous"),
            (#"{"categoryCode":"0201","onBehalf":true,\#(position)}"#, "/onBehalf"),
            (#"{"categoryCode":"0201","onBehalf":{"phone":"my mother's"},\#(position)}"#, "/onBehalf/phone"),
            (#"{"categoryCode":"0201","onBehalf":{"address":"3 楼"},\#(position)}"#, "/onBehalf/address"),
            (#"{"categoryCode":"0201","colour/of~it":1,\#(position)}"#, "/colour~1of~0it"),
        ]
    )
    func named(text: String, field: String) throws {
        #expect(try mismatch(text)?.pointer == field)
    }

    @Test("Too many photos and too long a text are refused")
    func limits() throws {
        let photos = (0..<10).map { "\"t\($0)\"" }.joined(separator: ",")
        #expect(try mismatch(#"{"categoryCode":"0201","photos":[\#(photos)],\#(Self.position)}"#)?.pointer == "/photos")
        // Length counts characters as JSON Schema does, not bytes.
        let long = String(repeating: "字", count: 1000)
        #expect(try mismatch(#"{"categoryCode":"0201","text":"\#(long)",\#(Self.position)}"#) == nil)
        #expect(try mismatch(#"{"categoryCode":"0201","text":"\#(long)字",\#(Self.position)}"#)?.pointer == "/text")
    }

    @Test("Days and months are asked for from 2000 on; what they are compared with may lie before")
    func years() {
        #expect(
            TextForm.month.accepts("2000-01") && !TextForm.month.accepts("1999-12")
                && !TextForm.month.accepts("0999-01")
        )
        #expect(TextForm.day.accepts("2000-01-01") && !TextForm.day.accepts("1999-12-31"))
        #expect(TextForm.earlierDay.accepts("1999-01-01") && !TextForm.earlierDay.accepts("1999-02-30"))
    }
}
