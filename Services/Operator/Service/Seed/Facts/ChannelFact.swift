/// A public telephone number for what is out of remit.
package struct ChannelFact: Sendable {
    package let code: String
    package let number: String
    package let name: String
    package let englishName: String
    package let scope: String

    init(_ line: FactTable.Line) throws(SeedError) {
        code = try line.text("code")
        number = try line.text("number")
        name = try line.text("name")
        englishName = try line.text("englishName")
        scope = try line.text("scope")
    }
}
