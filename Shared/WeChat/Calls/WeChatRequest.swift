/// A call as it goes out.
package struct WeChatRequest: Sendable {
    package enum Method: String, Hashable, Sendable {
        case get = "GET"
        case post = "POST"
    }

    package let method: Method
    /// Absolute path with its query.
    package let path: String
    package var headers: [(String, String)]
    package let body: [UInt8]

    package init(_ method: Method, _ path: String, headers: [(String, String)] = [], body: [UInt8] = []) {
        self.method = method
        self.path = path
        self.headers = headers
        self.body = body
    }
}
