/// Who signed in with a code of `wx.login`. The session key stays with WeChat's own library and is not kept here.
package struct MiniProgramSession: Decodable, Hashable, Sendable {
    /// The user in this app.
    package let openID: String
    /// The user over all apps of the account, where there is one.
    package let unionID: String?

    private enum CodingKeys: String, CodingKey {
        case openID = "openid"
        case unionID = "unionid"
    }
}
