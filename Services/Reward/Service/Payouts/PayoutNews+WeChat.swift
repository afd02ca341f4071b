import Model
import WeChat

extension PayoutNews {
    /// What WeChat Pay told of a bill; nil is “not found”.
    init(_ bill: TransferBill?) {
        guard let bill else {
            self = .notFound
            return
        }
        let state: Bill.State =
            switch bill.state {
            case .accepted: .accepted
            case .processing, .transferring, .cancelling: .moving
            case .waitUserConfirm: .waiting
            case .success: .success
            case .failed: .failed
            case .cancelled: .cancelled
            }
        self = .bill(
            Bill(
                number: bill.outBillNumber,
                state: state,
                providerNumber: bill.transferBillNumber,
                packageInfo: bill.packageInfo,
                amount: bill.amount,
                openID: bill.openID,
                failReason: bill.failReason
            )
        )
    }

    init(_ fault: WeChatFault) {
        let advice: Fault.Advice =
            switch fault.advice {
            case .again: .again
            case .topUp: .topUp
            case .configure: .configure
            case .query: .query
            case .definite, .person: .refused
            }
        self = .fault(Fault(code: fault.code, advice: advice))
    }

    /// For the record of calls: no personal data.
    var outcome: String {
        switch self {
        case .notFound: "not found"
        case .fault(let fault): "\(fault.code) (\(fault.advice.rawValue))"
        case .bill(let bill): bill.failReason.map { "\(bill.state.rawValue): \($0)" } ?? bill.state.rawValue
        }
    }
}
