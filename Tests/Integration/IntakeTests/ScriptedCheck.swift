import NIOConcurrencyHelpers
import WeChat

/// WeChat's content check as a test wants it.
final class ScriptedCheck: WeChatTransport {
    private let questions = NIOLockedValueBox<[String]>([])

    var asked: [String] { questions.withLockedValue { $0 } }

    func send(_ request: WeChatRequest) async throws(WeChatFault) -> WeChatReply {
        guard request.path.hasPrefix("/wxa/msg_sec_check") else {
            return WeChatReply(status: 200, body: Array(#"{"access_token":"token","expires_in":7200}"#.utf8))
        }
        let text = String(decoding: request.body, as: UTF8.self)
        questions.withLockedValue { $0.append(text) }
        let answer =
            if text.contains("o-away") {
                #"{"errcode":61010,"errmsg":"away too long"}"#
            } else if text.contains("o-busy") {
                #"{"errcode":-1,"errmsg":"busy"}"#
            } else {
                #"{"errcode":0,"result":{"suggest":"\#(text.contains("违规") ? "risky" : "pass")","label":100}}"#
            }
        return WeChatReply(status: 200, body: Array(answer.utf8))
    }
}
