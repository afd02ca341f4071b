import Model

/// What the error codes of WeChat's open platform mean for us.
///
/// Source: developers.weixin.qq.com, 全局错误码 and the pages of each interface.
package enum MiniProgramFault {
    private struct Content: Decodable {
        let errcode: Int?
        let errmsg: String?
    }

    /// The fault that an answer tells of; nil where it tells of none.
    package static func fault(in reply: WeChatReply) -> WeChatFault? {
        let content = try? MessageCoding.decode(Content.self, from: reply.body)
        if let code = content?.errcode, code != 0 {
            return WeChatFault(
                code: "\(code)",
                words: String((content?.errmsg ?? "").prefix(200)),
                cause: .answer(status: reply.status),
                advice: advice(code)
            )
        }
        guard reply.status == 200 else {
            return WeChatFault(
                code: "HTTP_\(reply.status)",
                words: "status \(reply.status)",
                cause: .answer(status: reply.status),
                advice: .again
            )
        }
        return nil
    }

    package static func advice(_ code: Int) -> WeChatFault.Advice {
        switch code {
        // Busy; too often; the token is old: fetch another one and say it again.
        case -1, 45009, 45011, 40001, 40014, 42001: .again
        // Wrong secret, wrong app, not authorised.
        case 40013, 40125, 41002, 41004, 48001: .configure
        // A code that was used, a grant that is used up, a user who is blocked or was away too long: final.
        default: .definite
        }
    }

    /// Codes after which another access token is fetched.
    package static let oldToken: Set<String> = ["40001", "40014", "42001"]
}
