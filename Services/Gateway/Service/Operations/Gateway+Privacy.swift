import HTTPTypes
import Model

extension Gateway {
    private static let askers = Access.roles(Unmasking.askers)

    /// Unmasking by two people, and what a citizen may have, correct and delete.
    var privacyOperations: [Operation] {
        unmaskingOperations + citizensRights
    }

    private var unmaskingOperations: [Operation] {
        [
            .post(
                "askUnmasking",
                "/v1/reports/{reportId}/unmasking",
                .privacy,
                zh: "申请查阅上报人联系方式",
                en: "Ask to read a reporter's contact; a second person has to approve",
                access: Self.askers,
                status: 201,
                problems: [
                    .init(.unknownReport), .init(.outsideYourArea), .init(.unmaskingAnonymous), .init(.unmaskingNobody),
                    .init(.unmaskingOpen), .init(.reasonMissing),
                ],
                budget: .commanding,
                content: UnmaskingInput.self
            ) { call, content in
                try await privacy.ask(
                    about: try call.report(),
                    basis: content.basis,
                    reason: content.reason,
                    by: try call.signedIn(),
                    at: call.now
                )
            },
            .read(
                "listUnmaskings",
                "/v1/unmaskings",
                .privacy,
                zh: "查阅申请",
                en: "Requests to read contacts: the own town's, the city's all",
                access: Self.askers,
                answer: UnmaskingList.self
            ) { call in
                try await privacy.unmaskings(for: try call.signedIn(), at: call.now)
            },
            .post(
                "decideUnmasking",
                "/v1/unmaskings/{unmaskingId}/decision",
                .privacy,
                zh: "审批查阅申请",
                en: "Approve or refuse the reading of a contact; never one's own request",
                access: .roles(Unmasking.deciders),
                problems: [
                    .init(.unknownUnmasking), .init(.outsideYourArea), .init(.unmaskingSamePerson),
                    .init(.unmaskingDecided), .init(.unmaskingLapsed),
                ],
                budget: .commanding,
                content: UnmaskingDecisionInput.self
            ) { call, content in
                try await privacy.decide(
                    try call.unmasking(),
                    isApproved: content.isApproved,
                    by: try call.signedIn(),
                    at: call.now
                )
            },
            Operation(
                id: "withdrawUnmasking",
                method: .post,
                path: "/v1/unmaskings/{unmaskingId}/withdrawal",
                chapter: .privacy,
                summary: Words(zh: "撤回查阅申请", en: "Take one's own request back"),
                access: Self.askers,
                successes: [
                    .init(status: 200, words: UnmaskingAnswer.schema.summary, body: .json(UnmaskingAnswer.schema))
                ],
                problems: [
                    .init(.unknownUnmasking), .init(.unmaskingNotYours), .init(.unmaskingDecided), .init(.unavailable),
                ],
                budget: .commanding
            ) { call in
                try .json(
                    try await privacy.withdraw(try call.unmasking(), by: try call.signedIn(), at: call.now)
                )
            },
            .read(
                "readContact",
                "/v1/unmaskings/{unmaskingId}/contact",
                .privacy,
                zh: "查阅上报人联系方式(每次都记录)",
                en: "Read the contact, for whoever asked and while it is allowed; every reading is recorded",
                access: Self.askers,
                problems: [
                    .init(.unknownUnmasking), .init(.unmaskingNotYours), .init(.unmaskingNotApproved),
                    .init(.unmaskingOver),
                ],
                answer: ContactAnswer.self
            ) { call in
                try await privacy.contact(try call.unmasking(), for: try call.signedIn(), at: call.now)
            },
        ]
    }

    private var citizensRights: [Operation] {
        [
            .post(
                "correctAccount",
                "/v1/me/details",
                .privacy,
                zh: "更正我的称呼和电话",
                en: "Correct how I am addressed and reached",
                access: .citizen,
                problems: [.init(.badToken)],
                budget: .commanding,
                content: DetailsInput.self
            ) { call, content in
                let account = try await sessions.accounts.correct(
                    try call.signedIn().account,
                    displayName: content.displayName,
                    phone: content.phone
                )
                guard let account else { throw Problem.badToken }
                return AccountAnswer(account)
            },
            Operation.read(
                "readOwnCopy",
                "/v1/me/copy",
                .privacy,
                zh: "我的全部信息(副本)",
                en: "A copy of everything that is kept of me",
                access: .citizen,
                problems: [.init(.badToken)],
                answer: PersonalCopy.self
            ) { call in
                try await copy(for: try call.signedIn(), at: call.now)
            }.recording(.copy),
            Operation(
                id: "eraseAccount",
                method: .delete,
                path: "/v1/me",
                chapter: .privacy,
                summary: Words(
                    zh: "注销账号:个人信息立即停用,申诉和办理结束后清除",
                    en: "Delete my account: out of use at once, erased when reports and appeals are over"
                ),
                access: .citizen,
                successes: [.init(status: 204, words: "Deleted.", body: .none)],
                problems: [.init(.erasureMoneyOwed), .init(.unavailable)],
                budget: .commanding
            ) { call in
                try await privacy.erase(try call.signedIn().account, at: call.now)
                return Reply(status: 204)
            },
        ]
    }

    private func copy(for viewer: Viewer, at now: Timestamp) async throws -> PersonalCopy {
        let most = 5000
        let citizen = CitizenID(viewer.account.uuid)
        guard let account = try await sessions.accounts.find(viewer.account) else { throw Problem.badToken }
        var notices: [NoticeItem] = []
        var page = Page(limit: 100, after: nil)
        while notices.count < most {
            let part = try await reads.notices(for: viewer, page: page)
            notices += part.items
            guard let next = part.next.flatMap({ Page.Place(cursor: $0) }) else { break }
            page = Page(limit: 100, after: next)
        }
        var followed: [FollowedReport] = []
        page = Page(limit: 100, after: nil)
        while followed.count < most {
            let part = try await reads.followed(by: citizen, page: page)
            followed += part.items
            guard let next = part.next.flatMap({ Page.Place(cursor: $0) }) else { break }
            page = Page(limit: 100, after: next)
        }
        return PersonalCopy(
            at: now,
            account: AccountAnswer(account),
            reports: try await privacy.reports(of: citizen),
            said: try await privacy.said(by: citizen),
            followed: followed,
            points: try await reads.points(of: citizen),
            redemptions: try await reads.redemptions(of: citizen).items,
            notices: notices,
            noticePreferences: NoticePreferencesAnswer(
                try await reads.noticePreferences(of: viewer.account),
                isWhole: true
            ),
            contactReadings: try await privacy.contactReadings(of: citizen)
        )
    }
}

extension Call {
    fileprivate func unmasking() throws -> UnmaskingID {
        try part("unmaskingId", unknown: Problem(.unknownUnmasking))
    }
}
