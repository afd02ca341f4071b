/// The way to one of WeChat's hosts.
package protocol WeChatTransport: Sendable {
    /// Throws a fault that tells whether the request may have been carried out.
    func send(_ request: WeChatRequest) async throws(WeChatFault) -> WeChatReply
}
