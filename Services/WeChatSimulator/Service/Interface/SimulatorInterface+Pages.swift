import Foundation
import HTTPTypes
import Hummingbird
import Model
import WeChat

extension SimulatorInterface {
    /// Pages that stand for WeChat's own, for a browser: who taps (what `wx.login` is on a phone), and the confirmation, where
    /// the receiver looks at the amount. Each goes back to the page that it was opened from.
    func addPages(to router: Router<Context>) {
        router.get("/login") { request, _ in
            guard let back = Self.back(request.uri.queryParameters["return"].map { String($0) }) else {
                return Self.page(.badRequest, Self.nowhere)
            }
            return Self.page(.ok, Self.signIn(back))
        }
        router.post("/login") { request, _ in
            let form = Self.form(String(decoding: try await Self.bytes(of: request), as: UTF8.self))
            guard let back = Self.back(form["return"]), let openID = form["openID"], !openID.isEmpty else {
                return Self.page(.badRequest, Self.nowhere)
            }
            let code = await simulator.code(for: openID, grants: 0)
            return Response(
                status: .seeOther,
                headers: [.location: back + (back.contains("?") ? "&" : "?") + "code=" + code]
            )
        }
        router.get("/confirm") { request, _ in
            let package = request.uri.queryParameters["package"].map { String($0) } ?? ""
            let back = Self.back(request.uri.queryParameters["return"].map { String($0) })
            guard let bill = await simulator.bill(package: package) else { return Self.page(.notFound, Self.unknown) }
            return Self.page(.ok, Self.confirmation(bill, package: package, back: back))
        }
        router.post("/confirm") { request, _ in
            let form = Self.form(String(decoding: try await Self.bytes(of: request), as: UTF8.self))
            let decided = await simulator.decide(package: form["package"] ?? "", accepts: form["decision"] != "decline")
            guard let bill = decided else { return Self.page(.notFound, Self.unknown) }
            return Self.page(
                .ok,
                Self.confirmation(bill, package: form["package"] ?? "", back: Self.back(form["return"]))
            )
        }
    }

    private static func page(_ status: HTTPResponse.Status, _ content: String) -> Response {
        let html = """
            <!doctype html>
            <html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
            <title>确认收款 · Confirm receipt</title>
            <style>
            body { font: 16px/1.6 system-ui, sans-serif; margin: 0; background: #ededed; color: #191919 }
            main { max-width: 24rem; margin: 3rem auto; padding: 2rem 1.5rem; background: #fff; text-align: center }
            .amount { font-size: 2.6rem; margin: .5rem 0 }
            a { display: block; margin-top: 1.5rem; color: #0a7a3c }
            input { font: inherit; width: 100%; box-sizing: border-box; padding: .6rem; margin-top: 1rem }
            button { font: inherit; width: 100%; padding: .7rem; margin-top: 1rem; border: 0; border-radius: .4rem }
            .yes { background: #07c160; color: #fff } .no { background: #f2f2f2; color: #191919 }
            small { color: #5c5c5c; display: block }
            </style></head><body><main>\(content)</main></body></html>
            """
        return raw(Array(html.utf8), status: status, headers: [], type: "text/html; charset=utf-8")
    }

    private static let nowhere = "<p>没有可以返回的页面<small>There is no page to go back to</small></p>"
    private static let unknown = "<p>没有找到这笔转账<small>There is no such transfer</small></p>"

    /// Only pages on this machine are gone back to.
    private static func back(_ address: String?) -> String? {
        guard let address, let url = URL(string: address), url.scheme == "http", url.user == nil,
            url.host() == "127.0.0.1" || url.host() == "localhost"
        else { return nil }
        return address
    }

    private static func signIn(_ back: String) -> String {
        """
        <p>模拟微信登录<small>Simulated sign-in with WeChat</small></p>
        <form method="post" action="/login"><input type="hidden" name="return" value="\(escaped(back))">
        <input name="openID" value="o-browser-\(Nonce.make(8))" aria-label="OpenID">
        <button class="yes">继续<small>Continue</small></button></form>
        """
    }

    private static func confirmation(_ bill: SimulatedBill, package: String, back: String?) -> String {
        let field = back.map { "<input type=\"hidden\" name=\"return\" value=\"\(escaped($0))\">" } ?? ""
        let link = back.map { "<a id=\"back\" href=\"\(escaped($0))\">返回人人拍<small>Back</small></a>" } ?? ""
        let head = """
            <p>模拟微信支付<small>Simulated WeChat Pay</small></p>
            <p>\(escaped(bill.order.remark))</p><p class="amount">¥\(bill.amount)</p>
            """
        switch bill.state {
        case .waitUserConfirm:
            return head + """
                <form method="post" action="/confirm"><input type="hidden" name="package" value="\(escaped(package))">\(field)
                <button class="yes" name="decision" value="accept">收款<small>Receive</small></button>
                <button class="no" name="decision" value="decline">拒绝<small>Decline</small></button></form>
                """
        case .success: return head + "<p id=\"state\">已收款<small>Received</small></p>" + link
        case .failed, .cancelled, .cancelling:
            return head + "<p id=\"state\">转账已关闭<small>Closed</small></p>" + link
        case .accepted, .processing, .transferring:
            return head + "<p id=\"state\">处理中<small>In progress</small></p>" + link
        }
    }

    private static func escaped(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing("\"", with: "&quot;")
    }

    /// `application/x-www-form-urlencoded`.
    private static func form(_ text: String) -> [String: String] {
        text.split(separator: "&").reduce(into: [:]) { values, pair in
            let parts = pair.split(separator: "=", maxSplits: 1).map {
                $0.replacing("+", with: " ").removingPercentEncoding ?? ""
            }
            if parts.count == 2 { values[parts[0]] = parts[1] }
        }
    }
}
