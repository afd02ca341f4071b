import Crypto
import HTTPTypes
import Hummingbird
import Model

extension Gateway {
    var submissionOperations: [Operation] {
        [
            Operation(
                id: "submitReport",
                method: .post,
                path: "/v1/reports",
                chapter: .reports,
                summary: Words(zh: "提交上报", en: "Submit a report; works while the database is away"),
                access: .reporter,
                parameters: [.idempotencyKey],
                content: .json(ReportInput.schema),
                successes: [
                    .init(
                        status: 202,
                        words: "Taken in; the report is registered or answered in a moment.",
                        body: .json(ReportReceipt.schema),
                        headers: ["Location": "Where the report is read."]
                    )
                ],
                problems: [
                    .init(.photoUnknown), .init(.reportEmpty), .init(.relativeAnonymous), .init(.intakeFull),
                    .init(.unavailable),
                ],
                budget: .submitting
            ) { call in
                try await submit(try ReportInput(call.json), call)
            }
        ]
    }

    private func submit(_ input: ReportInput, _ call: Call) async throws -> Reply {
        let viewer = try call.signedIn()
        let text = input.text ?? ""
        guard !input.photos.isEmpty || TextForm.filled.accepts(text) else { throw Problem.reportEmpty }
        let relative = input.onBehalf?.contact
        // Whoever names the own mother has told who they are.
        if input.isAnonymous ?? false, relative?.name != nil || relative?.phone != nil {
            throw Problem.relativeAnonymous
        }
        guard let key = call.text("Idempotency-Key") else { throw Problem.parameter("Idempotency-Key", "is missing") }
        let id = ids.id(citizen: viewer.account.uuid, idempotencyKey: key)
        let isPatrol = viewer.role == .gridOfficer
        let report = SubmitReport(
            reportID: id,
            citizenID: isPatrol ? nil : viewer.actor.citizenID,
            officerID: viewer.actor.officerID,
            isAnonymous: input.isAnonymous ?? false,
            onBehalf: isPatrol ? nil : relative,
            source: isPatrol ? .patrol : .citizen,
            pin: input.position.raw,
            words: text,
            landmark: input.landmark,
            photos: try photos.evidence(of: input.photos, owner: viewer.account, now: call.now),
            categoryCode: input.categoryCode,
            policeConsent: input.policeConsent ?? false,
            followsReportID: input.followsReportId,
            campaignCode: input.campaignCode,
            openID: await sender(input),
            // Of the bytes as they came: a client that repeats a request repeats its bytes.
            fingerprint: SHA256.hash(data: call.body.readableBytesView).map { Self.hexadecimal[Int($0)] }.joined(),
            acceptedAt: call.now
        )
        try await submissions.publish(report, traceparent: call.traceparent)
        let promise = promises()?.promise(to: report) ?? ProgressDetails()
        var reply = try Reply.json(
            ReportReceipt(
                id: id,
                state: .received,
                words: WordsAnswer(ProgressState.received.citizenWords(promise)),
                acceptedAt: call.now,
                expectedAt: promise.expectedOn
            ),
            status: 202
        )
        reply.headers[.location] = "/v1/reports/\(id)"
        return reply
    }

    /// Who sends, as WeChat knows them; nil where it was not told, or WeChat does not say so in time.
    private func sender(_ input: ReportInput) async -> String? {
        guard let code = input.weChatCode, let wechat, TextForm.filled.accepts(input.text ?? "") else { return nil }
        return await wechat.sender(code: code)
    }

    private static let hexadecimal: [String] = (0..<256).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }
}

extension Problem {
    static let reportEmpty = Problem(
        422,
        "report.empty",
        zh: "请拍一张照片,或写几句话",
        en: "Add a photo or some words",
        field: "/text"
    )
    static let relativeAnonymous = Problem(
        422,
        "report.relativeAnonymous",
        zh: "匿名上报不留家人的称呼和电话",
        en: "An anonymous report cannot name a relative",
        field: "/onBehalf"
    )
}
