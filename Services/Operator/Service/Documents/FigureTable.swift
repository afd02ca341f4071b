import FoundationEssentials

/// The figures in the README: as deploy/bench gave them, kept in deploy/figures.json with the machine they are of.
struct FigureTable {
    enum Language {
        case english
        case chinese
    }

    private struct Record: Decodable {
        struct Figure: Decodable {
            let name: String
            let value: Double
            let unit: String
            let reference: Double?
            let ratio: Double?
        }

        /// For example “2 cores, Intel …, 24 GiB, Debian 12, load generator on the same machine”.
        let machine: String
        /// Day of the runs, for example `2025-01-31`.
        let measuredOn: String
        let rounds: Int
        /// As `deploy/bench --json` writes them.
        let figures: [Figure]
    }

    private let record: Record?

    /// - Parameter file: may be absent: then nothing is claimed.
    init(file: URL) throws {
        guard let data = try? Data(contentsOf: file) else {
            record = nil
            return
        }
        record = try JSONDecoder().decode(Record.self, from: data)
    }

    func text(in language: Language) -> String {
        guard let record else { return "" }
        let head =
            switch language {
            case .english: "Medians of \(record.rounds) rounds, \(record.measuredOn), on \(record.machine):"
            case .chinese: "\(record.measuredOn) 测得,\(record.rounds) 轮取中位数;机器:\(record.machine)"
            }
        let titles =
            switch language {
            case .english: "| figure | median | unit | reference | ratio |"
            case .chinese: "| 指标 | 中位数 | 单位 | 对照 | 比值 |"
            }
        let rows = record.figures.map { figure in
            "| `\(figure.name)` | \(Self.spelled(figure.value)) | \(figure.unit) "
                + "| \(figure.reference.map(Self.spelled) ?? "") | \(figure.ratio.map(Self.spelled) ?? "") |"
        }
        return ([head, "", titles, "|---|---:|---|---:|---:|"] + rows).joined(separator: "\n") + "\n"
    }

    /// Whole numbers with thousands set apart from 100 on, two decimals below.
    private static func spelled(_ value: Double) -> String {
        guard value.magnitude < 100 else {
            var digits = String(Int(value.magnitude.rounded()))
            var groups: [String] = []
            while digits.count > 3 {
                groups.insert(String(digits.suffix(3)), at: 0)
                digits.removeLast(3)
            }
            return (value < 0 ? "-" : "") + ([digits] + groups).joined(separator: ",")
        }
        let hundredths = Int((value * 100).rounded())
        let (whole, part) = hundredths.magnitude.quotientAndRemainder(dividingBy: 100)
        return "\(hundredths < 0 ? "-" : "")\(whole).\(part < 10 ? "0" : "")\(part)"
    }
}
