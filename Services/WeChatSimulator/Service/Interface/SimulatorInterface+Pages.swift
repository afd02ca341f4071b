import Foundation
import HTTPTypes
import Hummingbird
import Model
import WeChat

extension SimulatorInterface {
    /// The page that stands for WeChat's own: the receiver looks at the amount and confirms.
    func addPages(to router: Router<Context>) {
        router.get("/confirm") { request, _ in
            let package = request.uri.queryParameters["package"].map { String($0) } ?? ""
            guard let bill = await simulator.bill(package: package) else { return Self.page(.notFound, Self.unknown) }
            return Self.page(.ok, Self.confirmation(bill, package: package))
        }
        router.post("/confirm") { request, _ in
            let form = Self.form(String(decoding: try await Self.bytes(of: request), as: UTF8.self))
            let decided = await simulator.decide(package: form["package"] ?? "", accepts: form["decision"] != "decline")
            guard let bill = decided else { return Self.page(.notFound, Self.unknown) }
            return Self.page(.ok, Self.confirmation(bill, package: form["package"] ?? ""))
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
            button { font: inherit; width: 100%; padding: .7rem; margin-top: 1rem; border: 0; border-radius: .4rem }
            .yes { background: #07c160; color: #fff } .no { background: #f2f2f2; color: #191919 }
            small { color: #5c5c5c; display: block }
            </style></head><body><main>\(content)</main></body></html>
            """
        return raw(Array(html.utf8), status: status, headers: [], type: "text/html; charset=utf-8")
    }

    private static let unknown = "<p>没有找到这笔转账<small>There is no such transfer</small></p>"

    private static func confirmation(_ bill: SimulatedBill, package: String) -> String {
        let head = """
            <p>模拟微信支付<small>Simulated WeChat Pay</small></p>
            <p>\(escaped(bill.order.remark))</p><p class="amount">¥\(bill.amount)</p>
            """
        switch bill.state {
        case .waitUserConfirm:
            return head + """
                <form method="post" action="/confirm"><input type="hidden" name="package" value="\(escaped(package))">
                <button class="yes" name="decision" value="accept">收款<small>Receive</small></button>
                <button class="no" name="decision" value="decline">拒绝<small>Decline</small></button></form>
                """
        case .success: return head + "<p id=\"state\">已收款<small>Received</small></p>"
        case .failed, .cancelled, .cancelling: return head + "<p id=\"state\">转账已关闭<small>Closed</small></p>"
        case .accepted, .processing, .transferring: return head + "<p id=\"state\">处理中<small>In progress</small></p>"
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
