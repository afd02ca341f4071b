import Foundation
package import Messaging
import Model

/// WeChat's open platform as the mini program's server uses it: sign-in, access token, subscribe messages, content check.
package struct MiniProgramClient: Sendable {
    private let transport: any WeChatTransport
    private let appID: String
    private let secret: String
    private let tokens: AccessTokenSource

    package init(transport: any WeChatTransport, appID: String, secret: String, clock: ServiceClock) {
        self.transport = transport
        self.appID = appID
        self.secret = secret
        tokens = AccessTokenSource(clock: clock) { () async throws(WeChatFault) in
            try await Self.stableToken(transport, appID: appID, secret: secret)
        }
    }

    /// Who stands behind a code of `wx.login`; a code works once.
    package func signIn(code: String) async throws(WeChatFault) -> MiniProgramSession {
        let allowed = CharacterSet.alphanumerics.union(CharacterSet(charactersIn: "-._~"))
        guard let code = code.addingPercentEncoding(withAllowedCharacters: allowed),
            let secret = secret.addingPercentEncoding(withAllowedCharacters: allowed)
        else { throw .unreadable("the code") }
        let path =
            "/sns/jscode2session?appid=\(appID)&secret=\(secret)&js_code=\(code)&grant_type=authorization_code"
        let reply = try await transport.send(WeChatRequest(.get, path))
        return try Self.read(reply)
    }

    /// Sends a subscribe message; one grant of the user, one message (43101 says that none is left, which is final).
    package func send(
        template: String,
        to openID: String,
        page: String?,
        values: [String: String]
    ) async throws(WeChatFault) {
        struct Value: Encodable { let value: String }
        struct Message: Encodable {
            let touser: String
            let templateID: String
            let page: String?
            let data: [String: Value]

            enum CodingKeys: String, CodingKey {
                case touser, page, data
                case templateID = "template_id"
            }
        }
        let message = Message(
            touser: openID,
            templateID: template,
            page: page,
            data: values.mapValues { Value(value: $0) }
        )
        let _: Nothing = try await authorised("/cgi-bin/message/subscribe/send", message)
    }

    /// What the content check suggests for a text of a user who was active within two hours (61010 otherwise).
    package func check(text: String, of openID: String) async throws(WeChatFault) -> ContentVerdict {
        struct Question: Encodable {
            let openid: String
            let content: String
            // 1 资料, 2 评论, 3 论坛, 4 社交日志
            let scene = 2
            let version = 2
        }
        struct Answer: Decodable {
            struct Verdict: Decodable { let suggest: String }
            let result: Verdict
        }
        let answer: Answer = try await authorised(
            "/wxa/msg_sec_check",
            Question(openid: openID, content: String(text.prefix(2500)))
        )
        // No error is not yet a pass, and a suggestion that is new here is looked at by a person.
        return ContentVerdict(rawValue: answer.result.suggest) ?? .review
    }

    private struct Nothing: Decodable {}

    /// A call with the access token; once more with another token where this one is old.
    private func authorised<Answer: Decodable>(
        _ path: String,
        _ body: some Encodable & Sendable
    ) async throws(WeChatFault) -> Answer {
        let bytes: [UInt8]
        do { bytes = try MessageCoding.encode(body) } catch { throw .unreadable("\(error)") }
        let token = try await tokens.token()
        do throws(WeChatFault) {
            return try await post("\(path)?access_token=\(token)", bytes)
        } catch  where MiniProgramFault.oldToken.contains(error.code) {
            await tokens.discard(token)
            let token = try await tokens.token()
            return try await post("\(path)?access_token=\(token)", bytes)
        }
    }

    private func post<Answer: Decodable>(_ path: String, _ body: [UInt8]) async throws(WeChatFault) -> Answer {
        let request = WeChatRequest(.post, path, headers: [("Content-Type", "application/json")], body: body)
        let reply = try await transport.send(request)
        return try Self.read(reply)
    }

    private static func stableToken(
        _ transport: any WeChatTransport,
        appID: String,
        secret: String
    ) async throws(WeChatFault) -> (token: String, lifetime: Duration) {
        struct Answer: Decodable {
            let token: String
            let seconds: Int

            enum CodingKeys: String, CodingKey {
                case token = "access_token"
                case seconds = "expires_in"
            }
        }
        let question = ["grant_type": "client_credential", "appid": appID, "secret": secret]
        let body: [UInt8]
        do { body = try MessageCoding.encode(question) } catch { throw .unreadable("\(error)") }
        let reply = try await transport.send(
            WeChatRequest(.post, "/cgi-bin/stable_token", headers: [("Content-Type", "application/json")], body: body)
        )
        let answer: Answer = try read(reply)
        return (answer.token, .seconds(max(0, answer.seconds)))
    }

    private static func read<Answer: Decodable>(_ reply: WeChatReply) throws(WeChatFault) -> Answer {
        if let fault = MiniProgramFault.fault(in: reply) { throw fault }
        do {
            return try MessageCoding.decode(Answer.self, from: reply.body)
        } catch {
            throw .unreadable("\(error)")
        }
    }
}
