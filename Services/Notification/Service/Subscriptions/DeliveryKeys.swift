import AsyncHTTPClient
import Crypto
import Foundation
import Messaging
import Model
package import Runtime
import WeChat

/// The settings of what goes out besides the inbox.
package enum DeliveryKeys {
    package static let templates = ConfigurationKey(
        "WECHAT_TEMPLATES",
        "Subscribe messages' templates as `verified=ID;closed=ID;reward=ID`, each with thing1, time2, thing3; without it none is sent.",
        absence: .off
    )
    package static let smsAddress = ConfigurationKey(
        "SMS_URL",
        "Where text messages are posted, for example `https://sms.example.gov.cn/send`; without it none is sent.",
        absence: .off
    )
    package static let smsKey = ConfigurationKey(
        "SMS_KEY",
        "Signs text messages (HMAC-SHA256); at least 16 characters.",
        absence: .off,
        isSecret: true
    )
    package static let all = [
        WeChatKeys.openAddress, WeChatKeys.appID, WeChatKeys.appSecret, templates, smsAddress, smsKey,
    ]
}

extension Settings {
    func noticeTemplates() throws -> [SubscribedNotice: String] {
        guard let text = try optional(DeliveryKeys.templates) else { return [:] }
        var templates: [SubscribedNotice: String] = [:]
        for entry in text.split(separator: ";") {
            let parts = entry.split(separator: "=", maxSplits: 1).map(String.init)
            guard parts.count == 2, let kind = SubscribedNotice(rawValue: parts[0]) else {
                throw ConfigurationError(
                    code: .malformed,
                    key: DeliveryKeys.templates.name,
                    message: "“\(entry)” is no template of verified, closed or reward"
                )
            }
            templates[kind] = parts[1]
        }
        return templates
    }

    /// Whoever sends text messages; nil where no address is set.
    func smsAdapter(http: HTTPClient, clock: ServiceClock) throws -> HTTPSMSAdapter? {
        guard let address = try optional(DeliveryKeys.smsAddress) else { return nil }
        guard let url = URL(string: address), let scheme = url.scheme, ["http", "https"].contains(scheme),
            let host = url.host
        else {
            throw ConfigurationError(
                code: .malformed,
                key: DeliveryKeys.smsAddress.name,
                message: "“\(address)” is no address of HTTP"
            )
        }
        let key = try string(DeliveryKeys.smsKey)
        guard key.utf8.count >= 16 else {
            throw ConfigurationError(
                code: .malformed,
                key: DeliveryKeys.smsKey.name,
                message: "needs at least 16 characters"
            )
        }
        let base = "\(scheme)://\(host)" + (url.port.map { ":\($0)" } ?? "")
        return HTTPSMSAdapter(
            transport: CallGate(
                HTTPTransport(client: http, base: base, timeLimit: .seconds(5)),
                clock: clock,
                pace: CallPace(perSecond: 50, burst: 50)
            ),
            path: (url.path.isEmpty ? "/" : url.path) + (url.query.map { "?\($0)" } ?? ""),
            key: SymmetricKey(data: Array(key.utf8)),
            clock: clock
        )
    }
}
