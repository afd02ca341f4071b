/// One step of a schema's history: the file `V0001_name.sql`. Once applied anywhere its text never changes.
package struct Migration: Sendable, Hashable {
    /// `V0001_name`, with or without `.sql`.
    package let name: String
    package let sql: String

    package init(name: String, sql: String) {
        self.name = name.hasSuffix(".sql") ? String(name.dropLast(4)) : name
        self.sql = sql
    }

    /// - Parameter file: its text, as the compiler embeds it.
    package init(_ name: String, _ file: [UInt8]) {
        self.init(name: name, sql: String(decoding: file, as: UTF8.self))
    }

    /// The number after `V`; nil when the name has not the form `V0001_name`.
    package var version: Int? {
        guard name.first == "V", let underscore = name.firstIndex(of: "_"),
            name.index(after: underscore) < name.endIndex
        else { return nil }
        let digits = name[name.index(after: name.startIndex)..<underscore]
        guard !digits.isEmpty, digits.allSatisfy({ $0.isASCII && $0.isNumber }) else { return nil }
        return Int(digits)
    }
}
