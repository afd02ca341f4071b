package import Model
package import WeChat

/// Notices as subscribe messages of WeChat.
package struct SubscribeMessages: NoticeSender {
    private let client: MiniProgramClient
    private let templates: [SubscribedNotice: String]

    package let channel = NoticeChannel.weChat

    package init(client: MiniProgramClient, templates: [SubscribedNotice: String]) {
        self.client = client
        self.templates = templates
    }

    package func send(_ delivery: Delivery) async -> DeliveryOutcome.Ending {
        guard let kind = delivery.kind, let template = templates[kind] else {
            return .refusal(code: "template.missing")
        }
        do throws(WeChatFault) {
            try await client.send(
                template: template,
                to: delivery.address,
                page: delivery.report.map { "pages/progress/progress?id=\($0)" },
                // A template's fields hold twenty characters.
                values: [
                    "thing1": String(delivery.title.prefix(20)), "time2": delivery.at.localWords.zh,
                    "thing3": String(delivery.words.prefix(20)),
                ]
            )
            return .accepted
        } catch {
            return error.ending
        }
    }
}

extension WeChatFault {
    /// What an attempt ended with.
    var ending: DeliveryOutcome.Ending {
        switch advice {
        case .definite: .refusal(code: code)
        case .again, .configure, .topUp: .postponement(code: code)
        case .query, .person: .silence(code: code)
        }
    }
}
