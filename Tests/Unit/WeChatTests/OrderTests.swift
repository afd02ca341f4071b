import Model
import Testing
import WeChat

@Suite("The order of a transfer")
struct OrderTests {
    @Test("The same order is the same bytes, with the provider's field names and no moment in it")
    func bytes() throws {
        let terms = TransferTerms(
            appID: "wx1",
            sceneID: "1002",
            sceneReports: [.init(type: "补贴类型", content: "群众线索奖励")],
            remark: "人人拍奖励",
            notifyURL: "https://example.org/v1/wechat/transfer-notices"
        )
        let order = terms.order(number: "RRP1", openID: "o1", amount: Fen(365))
        #expect(
            try MessageCoding.text(order)
                == #"{"appid":"wx1","notify_url":"https://example.org/v1/wechat/transfer-notices","openid":"o1","out_bill_no":"RRP1","transfer_amount":365,"transfer_remark":"人人拍奖励","transfer_scene_id":"1002","transfer_scene_report_infos":[{"info_content":"群众线索奖励","info_type":"补贴类型"}]}"#
        )
    }

    @Test("A bill number is 1 to 32 letters and digits")
    func numbers() {
        for good in ["1", "RRP0123456789abcdef", String(repeating: "9", count: 32)] {
            #expect(TransferOrder.isNumber(good))
        }
        for bad in ["", "a-b", "号", String(repeating: "9", count: 33), "a/../b"] {
            #expect(!TransferOrder.isNumber(bad))
        }
    }
}
