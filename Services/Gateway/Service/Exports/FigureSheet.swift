import Hummingbird
import Model

/// A table of figures as people take it away: for spreadsheets and for reports.
struct FigureSheet: Sendable {
    /// Chinese first, English second.
    let titles: [Words]
    let rows: [[String]]

    /// A column: what it is called and what stands in it.
    struct Column<Row> {
        let title: Words
        let value: (Row) -> String

        init(_ zh: String, _ en: String, _ value: @escaping (Row) -> String) {
            title = Words(zh: zh, en: en)
            self.value = value
        }

        static func count(_ zh: String, _ en: String, _ path: KeyPath<Row, Int>) -> Column {
            Column(zh, en) { String($0[keyPath: path]) }
        }

        /// Per cent.
        static func rate(_ zh: String, _ en: String, _ path: KeyPath<Row, Double?>) -> Column {
            Column(zh, en) { $0[keyPath: path].map { "\($0)%" } ?? "" }
        }

        static func number(_ zh: String, _ en: String, _ path: KeyPath<Row, Double?>) -> Column {
            Column(zh, en) { $0[keyPath: path].map { "\($0)" } ?? "" }
        }

        /// Hours with one decimal.
        static func hours(_ zh: String, _ en: String, _ path: KeyPath<Row, Int?>) -> Column {
            Column(zh, en) { row in
                row[keyPath: path].map { "\(Double(($0 + 180) / 360) / 10)" } ?? ""
            }
        }
    }

    init<Row>(_ items: [Row], _ columns: [Column<Row>]) {
        titles = columns.map(\.title)
        rows = items.map { item in columns.map { $0.value(item) } }
    }

    /// All of it as lines for spreadsheet programs, written a few hundred at a time.
    func reply(drop: @escaping @Sendable () -> Void) -> Reply {
        let body = Hummingbird.ResponseBody { writer in
            try await writer.write(
                CSVText.mark + CSVText.line(titles.map { "\($0.zh) \($0.en)" }),
                patience: CaseExport.patience,
                drop: drop
            )
            for start in stride(from: 0, to: rows.count, by: CaseExport.rowsAtOnce) {
                let some = rows[start..<min(start + CaseExport.rowsAtOnce, rows.count)]
                let text = some.map { CSVText.line($0) }.joined()
                try await writer.write(text, patience: CaseExport.patience, drop: drop)
            }
            try await writer.finish(nil)
        }
        return Reply.file(named: "figures.csv", mediaType: CSVText.mediaType, body: body)
    }
}
