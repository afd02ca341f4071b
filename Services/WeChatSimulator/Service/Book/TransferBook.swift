import Model
import WeChat

/// The bills and the merchant's money, folded from the record.
struct TransferBook: Sendable {
    private(set) var bills: [String: SimulatedBill] = [:]
    private var numbers: [String: String] = [:]
    private var packages: [String: String] = [:]
    /// What came in less what is set aside or paid.
    private(set) var available = Fen.zero
    private(set) var paid: [BookEntry] = []
    /// Bills that nobody has confirmed yet.
    private(set) var open: Set<String> = []

    mutating func apply(_ entry: BookEntry) {
        if let amount = entry.amount { available = available + amount }
        guard let bill = entry.bill else { return }
        let number = bill.order.outBillNumber
        switch entry.kind {
        case .created:
            available = available - bill.amount
            numbers[bill.providerNumber] = number
            packages[bill.packageInfo] = number
        case .failed, .cancelled: available = available + bill.amount
        case .paid: paid.append(entry)
        case .moved, .toppedUp: break
        }
        bills[number] = bill
        if bill.state.isFinal { open.remove(number) } else { open.insert(number) }
    }

    func bill(providerNumber: String) -> SimulatedBill? { numbers[providerNumber].flatMap { bills[$0] } }
    func bill(package: String) -> SimulatedBill? { packages[package].flatMap { bills[$0] } }

    /// The fund bill of a local day.
    func fundFlow(of day: String) -> FundFlowBill {
        FundFlowBill(
            entries: paid.filter { $0.at.localDate == day }.compactMap { entry in
                guard let bill = entry.bill else { return nil }
                return FundFlowEntry(
                    recordedAt: entry.at.localText,
                    providerNumber: bill.providerNumber,
                    kind: "商家转账",
                    isExpense: true,
                    amount: bill.amount,
                    outBillNumber: bill.order.outBillNumber
                )
            }
        )
    }
}
