package import Crypto
import Foundation
package import Messaging
package import Model
package import WeChat

/// Posts text messages to an endpoint over HTTP, signed, behind a pace and a circuit breaker.
///
/// The body is `{"id": …, "phone": …, "text": …}`; `X-Renrenpai-Time` has seconds since 1970, and `X-Renrenpai-Signature` the
/// HMAC-SHA256 over time, a full stop and the body, hexadecimal. An answer 2xx says that it was taken; with
/// `{"state": "delivered"}` that it has arrived. 429 and 503 say that it was not taken now, and so do 401, 403 and 404, which
/// are about our own settings; other 4xx say that it never will be.
package struct HTTPSMSAdapter: SMSAdapter {
    private let transport: any WeChatTransport
    private let path: String
    private let key: SymmetricKey
    private let clock: ServiceClock

    package init(transport: any WeChatTransport, path: String, key: SymmetricKey, clock: ServiceClock) {
        self.transport = transport
        self.path = path
        self.key = key
        self.clock = clock
    }

    private struct Body: Encodable {
        let id: String
        let phone: String
        let text: String
    }

    private struct Answer: Decodable {
        let state: String?
    }

    package func send(_ message: SMSMessage) async -> DeliveryOutcome.Ending {
        guard
            let body = try? MessageCoding.encode(Body(id: message.id, phone: message.phone, text: message.text))
        else { return .refusal(code: "sms.unreadable") }
        let time = String(clock.now().microseconds / 1_000_000)
        let request = WeChatRequest(
            .post,
            path,
            headers: [
                ("Content-Type", "application/json"), ("X-Renrenpai-Time", time),
                ("X-Renrenpai-Signature", Self.signature(of: body, at: time, key: key)),
            ],
            body: body
        )
        do throws(WeChatFault) {
            let reply = try await transport.send(request)
            switch reply.status {
            case 200..<300:
                let answer = try? MessageCoding.decode(Answer.self, from: reply.body)
                return answer?.state == "delivered" ? .arrival : .accepted
            case 401, 403, 404, 429, 503: return .postponement(code: "http.\(reply.status)")
            case 400..<500: return .refusal(code: "http.\(reply.status)")
            default: return .silence(code: "http.\(reply.status)")
            }
        } catch {
            return error.ending
        }
    }

    /// Hexadecimal, in small letters.
    package static func signature(of body: [UInt8], at time: String, key: SymmetricKey) -> String {
        let code = HMAC<SHA256>.authenticationCode(for: Data(time.utf8) + Data(".".utf8) + Data(body), using: key)
        return code.map { byte in
            let text = String(byte, radix: 16)
            return text.count == 1 ? "0" + text : text
        }.joined()
    }
}
