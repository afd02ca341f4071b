package import Model

/// A merchant transfer as WeChat Pay tells of it: the answer to creating, querying and cancelling, and the content of its
/// call-back. Which fields come depends on which of them it is.
package struct TransferBill: Codable, Hashable, Sendable {
    package var outBillNumber: String
    /// The provider's own number.
    package var transferBillNumber: String?
    package var state: TransferState
    /// Only when created, and only while the receiver is waited for: what `wx.requestMerchantTransfer` needs.
    package var packageInfo: String?
    package var merchantID: String?
    package var appID: String?
    package var openID: String?
    /// In fen.
    package var amount: Fen?
    package var remark: String?
    package var failReason: String?
    /// RFC 3339.
    package var createTime: String?
    package var updateTime: String?

    package init(outBillNumber: String, state: TransferState) {
        self.outBillNumber = outBillNumber
        self.state = state
    }

    private enum CodingKeys: String, CodingKey {
        case outBillNumber = "out_bill_no"
        case transferBillNumber = "transfer_bill_no"
        case state
        case packageInfo = "package_info"
        case merchantID = "mch_id"
        case appID = "appid"
        case openID = "openid"
        case amount = "transfer_amount"
        case remark = "transfer_remark"
        case failReason = "fail_reason"
        case createTime = "create_time"
        case updateTime = "update_time"
    }
}
