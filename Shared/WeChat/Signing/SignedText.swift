/// The texts that WeChat Pay's version 3 interface signs, line by line.
///
/// Source: pay.weixin.qq.com, 签名认证: requests sign method, URL, timestamp, nonce and body; answers and call-backs sign
/// timestamp, nonce and body; every line ends with a line feed.
package enum SignedText {
    /// - Parameter path: absolute path with its query.
    package static func ofRequest(
        method: String,
        path: String,
        timestamp: Int64,
        nonce: String,
        body: [UInt8]
    ) -> [UInt8] {
        Array("\(method)\n\(path)\n\(timestamp)\n\(nonce)\n".utf8) + body + [UInt8(ascii: "\n")]
    }

    package static func ofAnswer(timestamp: String, nonce: String, body: [UInt8]) -> [UInt8] {
        Array("\(timestamp)\n\(nonce)\n".utf8) + body + [UInt8(ascii: "\n")]
    }
}
