/// Rows for a person's screen: columns of one width each.
struct TextTable {
    /// Amounts and numbers stand at the right.
    enum Side: Sendable { case left, right }

    let sides: [Side]
    let rows: [[String]]

    /// A line a row; what would break a line is a space.
    var text: String {
        let rows = rows.map { $0.map(Self.onOneLine) }
        let widths = sides.indices.map { column in rows.map { Self.width(of: $0[column]) }.max() ?? 0 }
        return rows.map { row in
            let cells = sides.indices.map { column -> String in
                let fill = String(repeating: " ", count: widths[column] - Self.width(of: row[column]))
                if sides[column] == .right { return fill + row[column] }
                // Nothing follows the last column.
                return column == sides.count - 1 ? row[column] : row[column] + fill
            }
            return cells.joined(separator: "  ")
        }.joined(separator: "\n")
    }

    /// In columns of a terminal, where a Chinese character takes two.
    private static func width(of text: String) -> Int {
        text.unicodeScalars.reduce(0) { $0 + ($1.value >= 0x2E80 ? 2 : 1) }
    }

    /// Nobody draws a row of their own with a reason of many lines.
    private static func onOneLine(_ text: String) -> String {
        var line = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            let breaks = scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value) || scalar.value == 0x2028
            line.append(breaks ? " " : scalar)
        }
        return String(line)
    }
}
