package import AsyncHTTPClient
import Foundation
import NIOCore
import NIOHTTP1
import NIOPosix

/// HTTP or HTTPS to one host, with a limit on time and on the size of an answer.
package struct HTTPTransport: WeChatTransport {
    private let client: HTTPClient
    private let base: String
    private let timeLimit: Duration
    private static let answerLimit = 32 << 20

    /// - Parameters:
    ///   - base: such as `https://api.mch.weixin.qq.com`, without a slash at the end.
    ///   - timeLimit: for connecting, sending and the whole answer.
    package init(client: HTTPClient, base: String, timeLimit: Duration = .seconds(10)) {
        self.client = client
        self.base = base
        self.timeLimit = timeLimit
    }

    package func send(_ request: WeChatRequest) async throws(WeChatFault) -> WeChatReply {
        var outgoing = HTTPClientRequest(url: base + request.path)
        outgoing.method = HTTPMethod(rawValue: request.method.rawValue)
        for (name, value) in request.headers { outgoing.headers.add(name: name, value: value) }
        if request.method == .post { outgoing.body = .bytes(ByteBuffer(bytes: request.body)) }
        do {
            let answer = try await client.execute(outgoing, deadline: .now() + .microseconds(timeLimit.microseconds))
            let body = try await answer.body.collect(upTo: Self.answerLimit)
            return WeChatReply(
                status: Int(answer.status.code),
                headers: answer.headers.map { ($0.name, $0.value) },
                body: Array(buffer: body)
            )
        } catch let error as HTTPClientError where Self.unsent.contains(error) {
            throw .unreachable("\(error)")
        } catch let error as NIOConnectionError {
            throw .unreachable("\(error)")
        } catch {
            throw .lost("\(error)")
        }
    }

    /// What ended before anything was sent.
    private static let unsent: [HTTPClientError] = [
        .connectTimeout, .getConnectionFromPoolTimeout, .alreadyShutdown, .invalidURL, .emptyHost,
    ]
}

extension Duration {
    fileprivate var microseconds: Int64 {
        let (seconds, attoseconds) = components
        return seconds * 1_000_000 + attoseconds / 1_000_000_000_000
    }
}
