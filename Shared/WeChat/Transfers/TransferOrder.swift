package import Model

/// A merchant transfer as it is asked for: `POST /v3/fund-app/mch-transfer/transfer-bills`.
///
/// Its JSON has sorted keys and no moment in it: the same order is the same bytes, now and after a restored backup.
package struct TransferOrder: Codable, Hashable, Sendable {
    /// One entry of what the scene demands, such as 补贴类型.
    package struct SceneReport: Codable, Hashable, Sendable {
        package let type: String
        package let content: String

        package init(type: String, content: String) {
            self.type = type
            self.content = content
        }

        private enum CodingKeys: String, CodingKey {
            case type = "info_type"
            case content = "info_content"
        }
    }

    package let appID: String
    /// 1 to 32 of `[0-9A-Za-z]`.
    package let outBillNumber: String
    package let sceneID: String
    package let openID: String
    /// In fen.
    package let amount: Fen
    /// At most 32 characters; the receiver reads it: no case and no place in it.
    package let remark: String
    package let notifyURL: String?
    package let perception: String?
    package let sceneReports: [SceneReport]
    /// Encrypted; from ¥2,000.
    package let userName: String?

    package init(
        appID: String,
        outBillNumber: String,
        sceneID: String,
        openID: String,
        amount: Fen,
        remark: String,
        notifyURL: String? = nil,
        perception: String? = nil,
        sceneReports: [SceneReport] = [],
        userName: String? = nil
    ) {
        self.appID = appID
        self.outBillNumber = outBillNumber
        self.sceneID = sceneID
        self.openID = openID
        self.amount = amount
        self.remark = remark
        self.notifyURL = notifyURL
        self.perception = perception
        self.sceneReports = sceneReports
        self.userName = userName
    }

    private enum CodingKeys: String, CodingKey {
        case appID = "appid"
        case outBillNumber = "out_bill_no"
        case sceneID = "transfer_scene_id"
        case openID = "openid"
        case amount = "transfer_amount"
        case remark = "transfer_remark"
        case notifyURL = "notify_url"
        case perception = "user_recv_perception"
        case sceneReports = "transfer_scene_report_infos"
        case userName = "user_name"
    }

    /// Whether a number has the shape that the provider takes.
    package static func isNumber(_ text: String) -> Bool {
        (1...32).contains(text.utf8.count)
            && text.utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                    UInt8(ascii: "a")...UInt8(ascii: "z"):
                    true
                default: false
                }
            }
    }
}
