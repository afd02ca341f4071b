import Hummingbird
package import Messaging
package import Model

/// The gateway: what its operations are made of, and all of them together.
package struct Gateway: Sendable {
    let sessions: Sessions
    let photos: PhotoDesk
    let submissions: any SubmissionPublisher
    let commands: any CommandSender
    let reads: any ReadModel
    let live: LiveUpdates
    let ids: ReportIDMaker
    let privacy: any PrivacyDesk
    /// Nil where WeChat is not set up.
    let wechat: WeChatDesk?
    /// Where a simulator stands in for WeChat; nil in a city.
    let wechatPages: String?
    /// Counts that somebody came by a poster.
    let publishScan: @Sendable (ScanCampaign, Timestamp) async throws -> Void
    /// The broker's queues and connections; nil where it is not asked, or does not answer.
    let lookAtBroker: @Sendable () async -> BrokerSight?
    /// What maps show beneath the city's outlines; nil: nothing.
    let streets: StreetMap?
    let figures = RecentFigures()
    let squares = RecentSquares()
    /// Names of what is not reached now; empty when ready.
    let missing: @Sendable () -> [String]
    /// What can be said at once about when a report will be verified; nil until the city's limits were read once.
    let promises: @Sendable () -> VerificationPromises?

    package init(
        accounts: any Accounts,
        tokens: AccessTokens,
        passwords: PasswordDesk,
        photos: PhotoDesk,
        submissions: any SubmissionPublisher,
        commands: any CommandSender,
        reads: any ReadModel,
        live: LiveUpdates,
        ids: ReportIDMaker,
        privacy: any PrivacyDesk,
        wechat: WeChatDesk? = nil,
        wechatPages: String? = nil,
        publishScan: @escaping @Sendable (ScanCampaign, Timestamp) async throws -> Void = { _, _ in },
        lookAtBroker: @escaping @Sendable () async -> BrokerSight? = { nil },
        streets: StreetMap? = nil,
        missing: @escaping @Sendable () -> [String],
        promises: @escaping @Sendable () -> VerificationPromises? = { nil }
    ) {
        sessions = Sessions(accounts: accounts, tokens: tokens, passwords: passwords)
        self.photos = photos
        self.submissions = submissions
        self.commands = commands
        self.reads = reads
        self.live = live
        self.ids = ids
        self.privacy = privacy
        self.wechat = wechat
        self.wechatPages = wechatPages
        self.publishScan = publishScan
        self.lookAtBroker = lookAtBroker
        self.streets = streets
        self.missing = missing
        self.promises = promises
    }

    /// The one table that the router and the published document are made of.
    package var operations: [Operation] {
        let all =
            sessionOperations + photoOperations + submissionOperations + reportOperations + taskOperations
            + assistanceOperations + duplicateOperations
            + handOverOperations + rosterOperations + centreOperations + routingOperations + rewardRuleOperations
            + departmentOperations + campaignOperations + textOperations + maliceOperations + dutyOperations
            + figureOperations
            + workOperations + personalOperations + referenceOperations + redPacketOperations + privacyOperations
            + payoutReviewOperations + redemptionOperations + boardOperations + subscriptionOperations
            + systemOperations
        return all + [documentOperation(of: all)]
    }

    /// Answers requests.
    /// - Parameters:
    ///   - rateFactor: multiplies every rate limit; 1 except where load is generated.
    ///   - pages: what is served where no operation is.
    ///   - record: hears of every reading that is to be recorded; must not wait.
    ///   - observe: is told the operation, status and duration of every request.
    package func responder(
        clock: ServiceClock,
        rateFactor: Int = 1,
        pages: WebPages = WebPages(nil),
        record: @escaping @Sendable (AccessRecord) -> Void = { _ in },
        observe: @escaping @Sendable (_ operation: String, _ status: Int, _ duration: Duration) -> Void = { _, _, _ in }
    ) -> GatewayResponder {
        GatewayResponder(
            tree: PathTree(operations),
            guards: Guards(tokens: sessions.tokens, limiter: RateLimiter(factor: rateFactor), clock: clock),
            pages: pages,
            record: record,
            observe: observe
        )
    }
}
