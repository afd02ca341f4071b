import Model
import Testing
import WeChat

@Suite("The provider's daily bill")
struct BillTests {
    private static let printed = """
        记账时间,微信支付业务单号,资金流水单号,业务名称,业务类型,收支类型,收支金额(元),账户结余(元),资金变更提交申请人,备注,业务凭证号\r
        `2026-01-05 10:00:05,`133001,`133001,`商家转账,`商家转账,`支出,`3.65,`96.35,`system,`奖励,`RRP0001\r
        `2026-01-05 11:00:00,`133002,`133002,`充值,`充值,`收入,`100.00,`196.35,`system,`充值,`IN1\r
        资金流水总笔数,收入笔数,收入金额,支出笔数,支出金额\r
        `2.0,`1.0,`100.00,`1.0,`3.65\r
        """

    @Test("A bill as the provider prints it is read to the fen, and written the same way again")
    func reading() throws {
        let bill = try FundFlowBill(text: Self.printed)
        #expect(bill.entries.count == 2)
        #expect(bill.entries[0].amount == Fen(365))
        #expect(bill.entries[0].outBillNumber == "RRP0001")
        #expect(bill.entries[0].isExpense)
        #expect(!bill.entries[1].isExpense)
        #expect(try FundFlowBill(text: bill.text) == bill)
        #expect(try FundFlowBill(text: FundFlowBill(entries: []).text).entries.isEmpty)
    }

    @Test("A bill that lost a line, a summary or a column is refused")
    func torn() {
        let lines = Self.printed.split(whereSeparator: \.isNewline).map(String.init)
        for place in lines.indices {
            var torn = lines
            torn.remove(at: place)
            #expect(throws: FundFlowBill.Malformed.self) { try FundFlowBill(text: torn.joined(separator: "\n")) }
        }
        #expect(throws: FundFlowBill.Malformed.self) {
            try FundFlowBill(text: Self.printed.replacing("`3.65,`96.35", with: "`3.66,`96.35"))
        }
    }

    @Test("Yuan become fen exactly, and what is no amount becomes nothing")
    func amounts() {
        for (text, fen) in [("3.65", 365), ("0.1", 10), ("7", 700), ("0.00", 0), ("1234567.89", 123_456_789)] {
            #expect(Fen(yuan: text) == Fen(Int64(fen)))
        }
        for text in ["", ".", "1.", ".5", "1.234", "-1.00", "1,000.00", "１.00", "1e3"] {
            #expect(Fen(yuan: text) == nil, "\(text)")
        }
    }
}
