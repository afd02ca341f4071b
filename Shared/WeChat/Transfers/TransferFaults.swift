import Model

/// What the provider's error codes mean for a transfer.
///
/// Source: pay.weixin.qq.com, 发起转账 and 商户单号查询转账单, 错误码. The message is for people only; a code that is not
/// known here means: query, never another number.
package enum TransferFaults {
    private struct Content: Decodable {
        let code: String?
        let message: String?
    }

    /// - Parameter body: the JSON of the error answer; it may be missing or anything.
    package static func fault(status: Int, body: [UInt8]) -> WeChatFault {
        let content = try? MessageCoding.decode(Content.self, from: body)
        let code = content?.code ?? "HTTP_\(status)"
        return WeChatFault(
            code: String(code.prefix(64)),
            words: String((content?.message ?? "status \(status)").prefix(200)),
            cause: .answer(status: status),
            advice: advice(status: status, code: code)
        )
    }

    package static func advice(status: Int, code: String) -> WeChatFault.Advice {
        switch code {
        case "NOT_ENOUGH": .topUp
        case "FREQUENCY_LIMITED", "FREQUENCY_LIMIT_EXCEED", "RATELIMIT_EXCEEDED", "SYSTEM_ERROR", "BIZ_ERR_NEED_RETRY":
            .again
        case "SIGN_ERROR", "NO_AUTH", "APPID_MCHID_NOT_MATCH", "MCH_NOT_EXISTS", "ACCOUNT_ERROR": .configure
        case "PARAM_ERROR", "OPENID_ERROR", "NAME_MISMATCH", "TRANSFER_QUOTA_EXCEED": .definite
        // The one code for “exists with other content” and “the time for repeating is over” too.
        case "INVALID_REQUEST", "ALREADY_EXISTS": .person
        default:
            switch status {
            case 429: .again
            case 401: .configure
            default: .query
            }
        }
    }
}
