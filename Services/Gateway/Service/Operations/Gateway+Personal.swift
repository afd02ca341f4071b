import HTTPTypes
import Messaging
import Model

extension Gateway {
    var personalOperations: [Operation] {
        [
            .read(
                "listNotices",
                "/v1/inbox",
                .inbox,
                zh: "我的消息",
                en: "My messages",
                access: .signedIn,
                parameters: [.limit, .cursor],
                answer: NoticePage.self
            ) { call in
                try await reads.notices(for: try call.signedIn(), page: try call.page())
            },
            command(
                "markNoticesRead",
                "/v1/inbox/read",
                .inbox,
                zh: "标为已读",
                en: "Mark messages as read",
                access: .signedIn,
                refusals: [],
                content: ReadingInput.self
            ) { _, content, terms in
                MarkNoticesRead(
                    noticeIDs: content.noticeIds,
                    actor: terms.actor,
                    expectedVersion: terms.expectedVersion
                )
            },
            .read(
                "readNoticePreferences",
                "/v1/inbox/preferences",
                .inbox,
                zh: "我的通知设置",
                en: "How I want to hear of things outside the inbox",
                access: .signedIn,
                answer: NoticePreferencesAnswer.self
            ) { call in
                NoticePreferencesAnswer(try await reads.noticePreferences(of: try call.signedIn().account))
            },
            command(
                "setNoticePreferences",
                "/v1/inbox/preferences",
                .inbox,
                zh: "修改通知设置",
                en: "Set quiet hours, and what goes out on which way",
                access: .signedIn,
                refusals: [.phoneInvalid, .inboxShared],
                content: NoticePreferencesInput.self
            ) { _, content, terms in
                SetNoticePreferences(
                    quietHours: content.quietHours,
                    isWeChatOn: content.isWeChatOn,
                    isSMSOn: content.isSMSOn,
                    isDigestOn: content.isDigestOn,
                    phone: content.phone,
                    actor: terms.actor,
                    expectedVersion: terms.expectedVersion
                )
            },
            .read(
                "readPoints",
                "/v1/points",
                .points,
                zh: "我的积分与红包",
                en: "My points and red packets",
                access: .citizen,
                answer: PointsAnswer.self
            ) { call in
                try await reads.points(of: try call.citizen())
            },
            .read(
                "readOperation",
                "/v1/operations/{operationId}",
                .operations,
                zh: "操作结果",
                en: "What came of a command",
                access: .signedIn,
                problems: [.init(.unknownOperation)],
                answer: CommandAnswer.self
            ) { call in
                let operation = try call.part("operationId", as: MessageID.self, unknown: .unknownOperation)
                guard ids.verify(ReportID(operation.uuid), citizen: try call.signedIn().account.uuid) else {
                    throw Problem.unknownOperation
                }
                guard let text = try await reads.outcome(of: operation) else { return .pending(operation) }
                return CommandAnswer(operation, stored: try MessageCoding.decode(CommandOutcome.self, from: text))
            },
        ]
    }
}
