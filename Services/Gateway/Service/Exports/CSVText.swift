/// Lines for spreadsheet programs (RFC 4180), in UTF-8 with the mark by which these know it.
enum CSVText {
    static let mark = "\u{FEFF}"
    static let mediaType = "text/csv; charset=utf-8"

    static func line(_ cells: [String]) -> String { cells.map(cell).joined(separator: ",") + "\r\n" }

    /// A cell that a program would take for a formula begins with an apostrophe: it is a text, whoever wrote it. A number
    /// below zero is none.
    static func cell(_ text: String) -> String {
        let isNegative = text.hasPrefix("-") && Double(text.hasSuffix("%") ? text.dropLast() : text[...]) != nil
        let isFormula =
            !isNegative && text.unicodeScalars.first.map { "=+-@\t\r\n＝＋－＠".unicodeScalars.contains($0) } ?? false
        let safe = isFormula ? "'" + text : text
        let isQuoted = isFormula || safe.unicodeScalars.contains { "\",;\r\n\t".unicodeScalars.contains($0) }
        return isQuoted ? "\"" + safe.replacing("\"", with: "\"\"") + "\"" : safe
    }
}
