import Foundation
package import Model
package import WeChat

/// A transfer as the simulator keeps it.
package struct SimulatedBill: Codable, Hashable, Sendable {
    package let order: TransferOrder
    /// The provider's own number.
    package let providerNumber: String
    /// Opens the page on which the receiver confirms.
    package let packageInfo: String
    package let createdAt: Timestamp
    /// A day after it was made, sometimes later.
    package let expiresAt: Timestamp
    package internal(set) var state: TransferState
    package internal(set) var updatedAt: Timestamp
    package internal(set) var failReason: String?
    /// Until then a query does not find it, or still finds what was before.
    package internal(set) var visibleFrom: Timestamp

    package var amount: Fen { order.amount }

    /// What the query tells.
    func told(merchantID: String, at now: Timestamp) -> TransferBill {
        var bill = TransferBill(outBillNumber: order.outBillNumber, state: state)
        if visibleFrom > now, state == .success { bill.state = .waitUserConfirm }
        bill.transferBillNumber = providerNumber
        bill.merchantID = merchantID
        bill.appID = order.appID
        bill.openID = order.openID
        bill.amount = order.amount
        bill.remark = order.remark
        bill.failReason = failReason
        bill.createTime = createdAt.localRFC3339
        bill.updateTime = updatedAt.localRFC3339
        return bill
    }

    /// What creating tells: only while the receiver is waited for the package.
    var created: TransferBill {
        var bill = TransferBill(outBillNumber: order.outBillNumber, state: state)
        bill.transferBillNumber = providerNumber
        bill.createTime = createdAt.localRFC3339
        if state == .waitUserConfirm { bill.packageInfo = packageInfo }
        return bill
    }
}

extension Timestamp {
    private var local: Date { Date(timeIntervalSince1970: Double(microseconds) / 1_000_000 + 8 * 3600) }

    /// `2026-01-05T10:00:00+08:00`.
    var localRFC3339: String { local.formatted(.iso8601).replacing("Z", with: "+08:00") }

    /// `2026-01-05 10:00:00`.
    var localText: String {
        local.formatted(.iso8601).replacing("T", with: " ").replacing("Z", with: "")
    }

    /// `2026-01-05`.
    var localDate: String { String(localText.prefix(10)) }
}
