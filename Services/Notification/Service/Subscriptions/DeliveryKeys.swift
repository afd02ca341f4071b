import Model
package import Runtime
import WeChat

/// The settings of subscribe messages.
package enum DeliveryKeys {
    package static let templates = ConfigurationKey(
        "WECHAT_TEMPLATES",
        "Subscribe messages' templates as `verified=ID;closed=ID;reward=ID`, each with thing1, time2, thing3; without it none is sent.",
        absence: .off
    )
    package static let all = [WeChatKeys.openAddress, WeChatKeys.appID, WeChatKeys.appSecret, templates]
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
}
