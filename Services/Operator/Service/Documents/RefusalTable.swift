import Model

/// Every refusal of the rules, from the model's one table.
enum RefusalTable {
    static var text: String {
        let rows = RefusalCode.allCases.filter { $0 != .other }.map { code in
            "| `\(code.rawValue)` | \(code.status) | \(code.words.zh) | \(code.words.en) |"
        }
        return (["| code | status | words | |", "|---|---|---|---|"] + rows).joined(separator: "\n") + "\n"
    }
}
