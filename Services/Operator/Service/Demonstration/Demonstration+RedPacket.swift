import Foundation
import Model

extension Demonstration {
    private struct SeenPacket: Decodable, Sendable {
        let state: String
        let fen: Int
        let packageInfo: String?
        let words: SeenWords
    }

    private struct LoginCode: Decodable, Sendable { let code: String }

    /// The citizen claims the red packet, confirms it on WeChat's page (here the simulator's) and has the money.
    func redPacket(of report: String, to citizen: Person, through wechat: GatewayClient) async throws {
        let story = Story("红包 · The red packet of case C, claimed, confirmed and paid")
        let login = try await wechat.require(
            "POST",
            "/control/login",
            body: try Person.json(["openID": "o-\(citizen.accountID.prefix(20))"])
        )
        let code: LoginCode = try login.decode()
        let answer = try await citizen.post("/v1/reports/\(report)/red-packet/claim", ["code": code.code])
        let claimed: SeenPacket = try answer.decode()
        story.tell("市民  ", "领取红包 · claims ¥\(Fen(Int64(claimed.fen))): \(claimed.words.zh)")
        guard let package = claimed.packageInfo else { throw Stuck(what: "no package_info: \(claimed.state)") }
        _ = try await wechat.require(
            "POST",
            "/confirm",
            body: Data("package=\(package)&decision=accept".utf8),
            contentType: "application/x-www-form-urlencoded"
        )
        story.tell("市民  ", "在微信确认收款 · confirms on WeChat's page")
        let paid = try await poll("the red packet to be paid") {
            let seen: SeenPacket = try await citizen.get("/v1/reports/\(report)/red-packet")
            return seen.state == "paid" ? seen : nil
        }
        story.end("\(paid.words.zh) · paid, as the provider says after a call-back and a query")
    }
}
