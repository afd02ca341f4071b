import Model

/// The provider's daily fund bill (资金账单), a CSV whose values start with a grave accent; the last two lines sum it up.
///
/// Source: pay.weixin.qq.com, 申请资金账单, 文件格式说明. Columns are found by their Chinese headings.
package struct FundFlowBill: Hashable, Sendable {
    /// The bill is not what the document describes, or does not add up.
    package struct Malformed: Error, Hashable, Sendable {
        package let line: Int
        package let words: String
    }

    package let entries: [FundFlowEntry]

    package init(entries: [FundFlowEntry]) { self.entries = entries }

    package init(text: String) throws(Malformed) {
        let lines = text.split(whereSeparator: \.isNewline).map { String($0) }
        guard let heading = lines.first else { throw Malformed(line: 1, words: "it is empty") }
        let titles = Self.cells(heading.first == "\u{FEFF}" ? String(heading.dropFirst()) : heading)
        func column(_ title: String) throws(Malformed) -> Int {
            guard let place = titles.firstIndex(where: { $0.hasPrefix(title) }) else {
                throw Malformed(line: 1, words: "no column \(title)")
            }
            return place
        }
        let (time, number, kind) = (try column("记账时间"), try column("微信支付业务单号"), try column("业务类型"))
        let (direction, money, proof) = (try column("收支类型"), try column("收支金额"), try column("业务凭证号"))
        guard let summary = lines.lastIndex(where: { $0.hasPrefix("资金流水总笔数") }), summary + 1 < lines.count else {
            throw Malformed(line: lines.count, words: "no summary at the end")
        }
        var entries: [FundFlowEntry] = []
        for (place, line) in lines[1..<summary].enumerated() {
            let cells = Self.cells(line)
            guard cells.count >= titles.count else { throw Malformed(line: place + 2, words: "too few values") }
            guard let amount = Fen(yuan: cells[money]) else {
                throw Malformed(line: place + 2, words: "\(cells[money]) is no amount")
            }
            entries.append(
                FundFlowEntry(
                    recordedAt: cells[time],
                    providerNumber: cells[number],
                    kind: cells[kind],
                    isExpense: cells[direction] == "支出",
                    amount: amount,
                    outBillNumber: cells[proof]
                )
            )
        }
        self.init(entries: entries)
        try check(summary: Self.cells(lines[summary + 1]), line: summary + 2)
    }

    /// Total lines, incomes, their sum, expenses, their sum.
    private func check(summary: [String], line: Int) throws(Malformed) {
        let expenses = entries.filter(\.isExpense)
        let spent = expenses.reduce(Fen.zero) { $0 + $1.amount }
        guard summary.count >= 5, Self.count(summary[0]) == entries.count, Self.count(summary[3]) == expenses.count,
            Fen(yuan: summary[4]) == spent
        else { throw Malformed(line: line, words: "the summary is not the sum of the lines") }
    }

    /// `20` or `20.0`.
    private static func count(_ text: String) -> Int? { Double(text).flatMap { Int(exactly: $0) } }

    private static func cells(_ line: String) -> [String] {
        line.split(separator: ",", omittingEmptySubsequences: false).map { cell in
            var cell = cell.drop { $0 == " " }
            if cell.first == "`" { cell = cell.dropFirst() }
            return String(cell)
        }
    }

    /// As the provider writes it.
    package var text: String {
        var lines = ["记账时间,微信支付业务单号,资金流水单号,业务名称,业务类型,收支类型,收支金额(元),账户结余(元),资金变更提交申请人,备注,业务凭证号"]
        for entry in entries {
            let cells = [
                entry.recordedAt, entry.providerNumber, entry.providerNumber, "商家转账", entry.kind,
                entry.isExpense ? "支出" : "收入", entry.amount.description, "0.00", "system", "商家转账", entry.outBillNumber,
            ]
            lines.append(cells.map { "`\($0)" }.joined(separator: ","))
        }
        let (expenses, incomes) = (entries.filter(\.isExpense), entries.filter { !$0.isExpense })
        lines.append("资金流水总笔数,收入笔数,收入金额,支出笔数,支出金额")
        let sums = [
            "\(entries.count)", "\(incomes.count)", incomes.reduce(Fen.zero) { $0 + $1.amount }.description,
            "\(expenses.count)", expenses.reduce(Fen.zero) { $0 + $1.amount }.description,
        ]
        lines.append(sums.map { "`\($0)" }.joined(separator: ","))
        return lines.joined(separator: "\r\n") + "\r\n"
    }
}
