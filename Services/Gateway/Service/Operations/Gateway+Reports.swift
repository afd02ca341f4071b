import HTTPTypes
import Hummingbird
import Model

extension Gateway {
    var reportOperations: [Operation] {
        [
            .read(
                "listReports",
                "/v1/reports",
                .reports,
                zh: "我的上报",
                en: "My reports",
                access: .citizen,
                parameters: [.limit, .cursor],
                answer: ReportPage.self
            ) { call in
                try await reads.reports(of: try call.citizen(), page: try call.page())
            },
            .read(
                "findNearbyReports",
                "/v1/reports/nearby",
                .reports,
                zh: "附近未办结的同类上报",
                en: "Open reports near a place: the same thing?",
                access: .reporter,
                parameters: [
                    .query("longitude", .number(-180...180), "Degrees.", isRequired: true),
                    .query("latitude", .number(-90...90), "Degrees.", isRequired: true),
                    .query("system", .choice(of: CoordinateSystemName.self), "wgs84 without it."),
                    .query("categoryCode", .text(.category), "Only this category."),
                    .query("metres", .integer(1...500), "How far; 50 without it."),
                ],
                answer: NearbyReports.self
            ) { call in
                guard let longitude = call.number("longitude"), let latitude = call.number("latitude"),
                    let place = RawPosition(
                        longitude: longitude,
                        latitude: latitude,
                        system: call.text("system").flatMap { CoordinateSystemName(rawValue: $0) } ?? .wgs84
                    ).wgs84
                else { throw Problem.parameter("longitude", "is no place on Earth") }
                return try await reads.nearby(
                    place,
                    category: call.value("categoryCode"),
                    metres: Double(call.integer("metres") ?? 50)
                )
            },
            .read(
                "listFollowedReports",
                "/v1/reports/followed",
                .reports,
                zh: "我关注的上报",
                en: "Reports of others that I follow",
                access: .citizen,
                parameters: [.limit, .cursor],
                answer: FollowedReports.self
            ) { call in
                try await reads.followed(by: try call.citizen(), page: try call.page())
            },
            command(
                "joinReport",
                "/v1/reports/{reportId}/followers",
                .reports,
                zh: "我也遇到(关注)",
                en: "Me too: follow an open report of somebody else",
                access: .citizen,
                refusals: [.unknownReport, .reportEnded, .reportOwn]
            ) { call, terms in
                FollowReport(
                    reportID: try call.report(),
                    actor: terms.actor,
                    expectedVersion: terms.expectedVersion
                )
            },
            command(
                "leaveReport",
                "/v1/reports/{reportId}/unfollow",
                .reports,
                zh: "不再关注",
                en: "Follow a report no more",
                access: .citizen,
                refusals: [.unknownReport, .reportOwn]
            ) { call, terms in
                UnfollowReport(
                    reportID: try call.report(),
                    actor: terms.actor,
                    expectedVersion: terms.expectedVersion
                )
            },
            .read(
                "readReport",
                "/v1/reports/{reportId}",
                .reports,
                zh: "一件上报的进展",
                en: "A report with every step",
                access: .citizen,
                problems: [.init(.unknownReport)],
                answer: ReportAnswer.self
            ) { call in
                try await report(call)
            },
            eventStream,
            command(
                "answerQuestion",
                "/v1/reports/{reportId}/answers",
                .reports,
                zh: "回答网格员的提问",
                en: "Answer the officer's question",
                access: .citizen,
                refusals: [.unknownReport, .questionNotOpen, .photoUnknown, .wordsTooLong, .positionInvalid],
                content: AnswerInput.self
            ) { call, content, terms in
                AnswerQuestion(
                    reportID: try call.report(),
                    words: content.text,
                    photos: try evidence(content.photos, call),
                    pin: content.position?.raw,
                    actor: terms.actor,
                    expectedVersion: terms.expectedVersion
                )
            },
            command(
                "openAppeal",
                "/v1/reports/{reportId}/appeals",
                .reports,
                zh: "申诉",
                en: "Contest the outcome, once",
                access: .citizen,
                refusals: [.unknownReport, .appealNotPossible, .appealUsed, .photoUnknown],
                content: AppealInput.self
            ) { call, content, terms in
                OpenAppeal(
                    reportID: try call.report(),
                    words: content.text,
                    photos: try evidence(content.photos, call),
                    actor: terms.actor,
                    expectedVersion: terms.expectedVersion
                )
            },
            command(
                "rateReport",
                "/v1/reports/{reportId}/rating",
                .reports,
                zh: "评价",
                en: "Rate the outcome, once",
                access: .citizen,
                refusals: [.unknownReport, .ratingNotYet, .ratingUsed],
                content: RatingInput.self
            ) { call, content, terms in
                RateReport(
                    reportID: try call.report(),
                    stars: content.stars,
                    isSolved: content.isSolved,
                    words: content.text,
                    actor: terms.actor,
                    expectedVersion: terms.expectedVersion
                )
            },
        ]
    }

    /// A report that is stored, or `received` for the owner of an id that is on its way.
    private func report(_ call: Call) async throws -> ReportAnswer {
        let id = try call.report()
        let citizen = try call.citizen()
        if let report = try await reads.report(id, for: citizen) { return report }
        guard ids.verify(id, citizen: citizen) else { throw Problem(.unknownReport) }
        return .received(id)
    }

    private var eventStream: Operation {
        Operation(
            id: "followReport",
            method: .get,
            path: "/v1/reports/{reportId}/events",
            chapter: .reports,
            summary: Words(
                zh: "实时进展(SSE)",
                en: "Live steps as server-sent events; the event id is the place in the journal"
            ),
            access: .citizen,
            parameters: [
                .header("Last-Event-ID", .integer(0...Int.max), "Go on after this step."),
                .query("until", .choice(["now"]), "Only the steps so far; then the stream ends."),
            ],
            successes: [.init(status: 200, words: "A stream of steps.", body: .events(LiveStep.schema))],
            problems: [.init(.unknownReport), .init(.unavailable)],
            budget: .reading
        ) { call in
            let id = try call.report()
            let citizen = try call.citizen()
            let isStored = try await reads.isReporter(citizen, of: id)
            guard isStored || ids.verify(id, citizen: citizen) else { throw Problem(.unknownReport) }
            return try live.stream(
                of: id,
                after: Int64(call.integer("Last-Event-ID") ?? 0),
                isFinite: call.text("until") == "now",
                reads: reads,
                drop: call.drop
            )
        }
    }

    func evidence(_ tokens: [String], _ call: Call) throws -> [EvidencePhoto] {
        try photos.evidence(of: tokens, owner: try call.signedIn().account, now: call.now)
    }
}

extension Call {
    func report() throws -> ReportID { try part("reportId", unknown: Problem(.unknownReport)) }
    func task() throws -> TaskID { try part("taskId", unknown: Problem(.unknownTask)) }
    func dossier() throws -> CaseID { try part("caseId", unknown: Problem(.unknownCase)) }

    func citizen() throws -> CitizenID {
        guard let citizen = try signedIn().actor.citizenID else { throw Problem.wrongRole }
        return citizen
    }

    /// The part of a list that was asked for.
    func page() throws -> Page {
        let limit = integer("limit") ?? 20
        guard let cursor = text("cursor") else { return Page(limit: limit, after: nil) }
        guard let place = Page.Place(cursor: cursor) else {
            throw Problem.parameter("cursor", "is no cursor of a page")
        }
        return Page(limit: limit, after: place)
    }
}

extension ReportAnswer {
    /// What there is to say before intake has judged the report.
    static func received(_ id: ReportID) -> ReportAnswer {
        ReportAnswer(
            id: id,
            state: .received,
            words: WordsAnswer(ProgressState.received.citizenWords()),
            isVerified: false,
            isHandled: false,
            acceptedAt: nil,
            expectedAt: nil,
            categoryCode: nil,
            text: nil,
            landmark: nil,
            place: nil,
            townCode: nil,
            photos: [],
            question: nil,
            canAnswer: false,
            canAppeal: false,
            canRate: false,
            malice: nil,
            timeline: []
        )
    }
}
