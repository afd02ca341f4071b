import Model

/// An error answer of the simulated merchant interface.
struct PayRefusal: Error, Hashable, Sendable {
    let status: Int
    let code: String
    let message: String

    static let notEnough = PayRefusal(status: 403, code: "NOT_ENOUGH", message: "商户账户资金不足,请充值后原单重试")
    static let busy = PayRefusal(status: 429, code: "FREQUENCY_LIMITED", message: "频率超限,请降低频率后原单重试")
    static let failure = PayRefusal(status: 500, code: "SYSTEM_ERROR", message: "系统错误,请使用相同参数稍后重试")
    static let notFound = PayRefusal(status: 404, code: "NOT_FOUND", message: "记录不存在")
    static let unsigned = PayRefusal(status: 401, code: "SIGN_ERROR", message: "签名错误")
    static let noBill = PayRefusal(status: 400, code: "NO_STATEMENT_EXIST", message: "账单文件不存在")

    static func parameter(_ message: String) -> PayRefusal {
        PayRefusal(status: 400, code: "PARAM_ERROR", message: message)
    }

    static func invalid(_ message: String) -> PayRefusal {
        PayRefusal(status: 400, code: "INVALID_REQUEST", message: message)
    }

    var body: [UInt8] {
        (try? MessageCoding.encode(["code": code, "message": message])) ?? []
    }
}
