import FoundationEssentials

/// A seed file: comma-separated values with a head line, UTF-8, `"` around fields that hold commas (RFC 4180, but a field
/// never holds a line break).
struct FactTable {
    /// One line of the file; knows where it stands, so that a mistake is named by file and line.
    struct Line {
        fileprivate let place: String
        fileprivate let columns: [String: Int]
        fileprivate let fields: [String]

        func text(_ column: String) throws(SeedError) -> String {
            guard let index = columns[column] else { throw SeedError(.malformed, "\(place): no column \(column)") }
            return fields[index]
        }

        /// nil where the field is empty.
        func optional(_ column: String) throws(SeedError) -> String? {
            let value = try text(column)
            return value.isEmpty ? nil : value
        }

        func value<T: LosslessStringConvertible>(_ column: String, as type: T.Type = T.self) throws(SeedError) -> T {
            let text = try text(column)
            guard let value = T(text) else { throw SeedError(.malformed, "\(place): \(column) is no \(type): \(text)") }
            return value
        }

        /// The field's parts between separators; none where the field is empty.
        func list(_ column: String, by separator: Character) throws(SeedError) -> [String] {
            try text(column).split(separator: separator).map(String.init)
        }

        func malformed(_ words: String) -> SeedError { SeedError(.malformed, "\(place): \(words)") }
    }

    let lines: [Line]

    init(directory: String, name: String) throws(SeedError) {
        let path = directory + "/" + name
        let text: String
        do {
            text = try String(contentsOfFile: path, encoding: .utf8)
        } catch {
            throw SeedError(.unreadable, path, cause: error)
        }
        try self.init(text: text, name: name)
    }

    init(text: String, name: String) throws(SeedError) {
        let rows = text.split(whereSeparator: \.isNewline)
        guard let head = rows.first else { throw SeedError(.malformed, "\(name) is empty") }
        var columns: [String: Int] = [:]
        for (index, column) in Self.fields(of: head).enumerated() {
            columns[column] = index
        }
        var lines: [Line] = []
        for (number, row) in rows.enumerated().dropFirst() {
            let fields = Self.fields(of: row)
            let place = "\(name):\(number + 1)"
            guard fields.count == columns.count else {
                throw SeedError(.malformed, "\(place): \(fields.count) fields under \(columns.count) columns")
            }
            lines.append(Line(place: place, columns: columns, fields: fields))
        }
        self.lines = lines
    }

    private static func fields(of row: Substring) -> [String] {
        var fields: [String] = []
        var field = ""
        var isQuoted = false
        for character in row {
            switch character {
            case "\"": isQuoted.toggle()
            case "," where !isQuoted:
                fields.append(field)
                field = ""
            default: field.append(character)
            }
        }
        fields.append(field)
        return fields
    }
}
