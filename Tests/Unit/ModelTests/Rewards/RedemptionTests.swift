import Testing

@testable import Model

@Suite("Points exchanged for something")
struct RedemptionTests {
    let stage: Stage
    let offer: Offer
    let now = Samples.now

    init() throws {
        stage = try Stage()
        offer = Offer(
            code: try #require(OfferCode(rawValue: "umbrella")),
            townCode: stage.town,
            name: Words(zh: "雨伞", en: "umbrella"),
            points: Points(60),
            isActive: true
        )
    }

    private func redeem(
        _ offer: Offer?,
        by actor: CommandActor? = nil,
        balance: Int64
    ) -> Result<RedemptionStep, Refusal> {
        Redemption.redeeming(
            RedeemPoints(offerCode: self.offer.code, townCode: stage.town, actor: actor ?? stage.citizen),
            id: .named("exchange"),
            offer: offer,
            balance: Points(balance),
            at: now
        )
    }

    @Test("It costs what the offer says, down to the last point and not beyond")
    func cost() throws {
        #expect(throws: Refusal(.pointsInsufficient)) { try redeem(offer, balance: 59).get() }
        let step = try redeem(offer, balance: 60).get()
        #expect(step.redemption.state == .waiting && step.redemption.version == 1)
        let posting = try #require(step.postings.first)
        #expect(posting.kind == "redeem")
        #expect(posting.transaction.postings.map(\.amount) == [Points(-60), Points(60)])
        #expect(posting.transaction.postings.last?.account == .redeemed(offer.code))
        #expect(LedgerAccount("redeemed/umbrella") == .redeemed(offer.code) && LedgerAccount("redeemed/") == nil)
    }

    @Test("What is not offered, or no more, is refused; only citizens exchange")
    func refusals() {
        let gone = Offer(
            code: offer.code,
            townCode: offer.townCode,
            name: offer.name,
            points: offer.points,
            isActive: false
        )
        #expect(throws: Refusal(.unknownOffer)) { try redeem(nil, balance: 100).get() }
        #expect(throws: Refusal(.unknownOffer)) { try redeem(gone, balance: 100).get() }
        for actor in [stage.officer, stage.centre, stage.clerk] {
            #expect(throws: Refusal(.notPermitted)) { try redeem(offer, by: actor, balance: 100).get() }
        }
    }

    @Test("It is handed over once, by its town's counter, or cancelled once, by its citizen or the counter; never both")
    func once() throws {
        let waiting = try redeem(offer, balance: 60).get().redemption
        #expect(throws: Refusal(.outsideYourArea)) {
            try waiting.handingOver(for: waiting.code, by: stage.otherCentre, at: now).get()
        }
        #expect(throws: Refusal(.notPermitted)) {
            try waiting.handingOver(for: waiting.code, by: stage.citizen, at: now).get()
        }
        let stranger = CommandActor(id: AccountID(Samples.uuid(99)), role: .citizen, scope: .own)
        #expect(throws: Refusal(.unknownRedemption)) {
            try waiting.cancelling(by: stranger, forgiven: .zero, at: now).get()
        }
        #expect(throws: Refusal(.notPermitted)) {
            try waiting.cancelling(by: stage.officer, forgiven: .zero, at: now).get()
        }

        for shown in [nil, "", "22222222", waiting.id.description] {
            #expect(throws: Refusal(.redemptionCodeWrong)) {
                try waiting.handingOver(for: shown, by: stage.centre, at: now).get()
            }
        }
        let typed = " " + waiting.code.lowercased().prefix(4) + "-" + waiting.code.suffix(4) + " "
        #expect(try waiting.handingOver(for: typed, by: stage.centre, at: now).get().redemption.state == .handedOver)

        let handed = try waiting.handingOver(for: waiting.code, by: stage.centre, at: now).get()
        #expect(handed.postings.isEmpty && handed.event is RedemptionHandedOver)
        for actor in [stage.citizen, stage.centre] {
            #expect(throws: Refusal(.redemptionOver)) {
                try handed.redemption.cancelling(by: actor, forgiven: .zero, at: now).get()
            }
        }
        #expect(throws: Refusal(.redemptionOver)) {
            try handed.redemption.handingOver(for: waiting.code, by: stage.centre, at: now).get()
        }

        let cancelled = try waiting.cancelling(by: stage.citizen, forgiven: .zero, at: now).get()
        let back = try #require(cancelled.postings.first)
        #expect(cancelled.postings.count == 1 && (cancelled.event as? RedemptionCancelled)?.settled == nil)
        #expect(back.kind == "reversal")
        #expect(back.transaction == (try LedgerTransaction<Points>.redeeming(waiting)).reversal)
        #expect(throws: Refusal(.redemptionOver)) {
            try cancelled.redemption.handingOver(for: waiting.code, by: stage.centre, at: now).get()
        }
        #expect(throws: Refusal(.redemptionOver)) {
            try cancelled.redemption.cancelling(by: stage.citizen, forgiven: .zero, at: now).get()
        }
    }

    @Test("The same command is the same exchange; its code is eight characters that nobody mistakes")
    func codes() throws {
        #expect(RedemptionID(of: .named("command")) == RedemptionID(of: .named("command")))
        #expect(RedemptionID(of: .named("command")) != RedemptionID(of: .named("another")))
        let code = try redeem(offer, balance: 60).get().redemption.code
        #expect(code.count == 8 && code.allSatisfy { "23456789ABCDEFGHJKLMNPQRSTUVWXYZ".contains($0) })
    }

    @Test("What was forgiven because it was spent is settled when its exchange is cancelled, and never more")
    func settled() throws {
        let waiting = try redeem(offer, balance: 60).get().redemption
        func moved(_ forgiven: Int64) throws -> [String: Int64] {
            let step = try waiting.cancelling(by: stage.citizen, forgiven: Points(forgiven), at: now).get()
            #expect(step.postings.map(\.kind) == (forgiven > 0 ? ["reversal", "settle"] : ["reversal"]))
            #expect(Set(step.postings.map(\.transaction.id)).count == step.postings.count)
            #expect(step.settled == Points(min(60, max(0, forgiven))))
            return Dictionary(
                step.postings.flatMap(\.transaction.postings)
                    .map { (String($0.account.description.prefix(6)), $0.amount.amount) }
            ) { $0 + $1 }
        }
        #expect(try moved(-1) == ["points": 60, "redeem": -60])
        #expect(try moved(0) == ["points": 60, "redeem": -60])
        #expect(try moved(10) == ["points": 50, "forgiv": 10, "redeem": -60])
        #expect(try moved(60) == ["points": 0, "forgiv": 60, "redeem": -60])
        #expect(try moved(70) == ["points": 0, "forgiv": 60, "redeem": -60])

        let step = try waiting.cancelling(by: stage.citizen, forgiven: Points(10), at: now).get()
        let notice = try #require(Notice.redemption(step.event))
        #expect(notice.body.zh.contains("60") && notice.body.zh.contains("10"))
        #expect(notice.body.en.contains("60 points") && notice.body.en.contains("10 went"))
    }

    @Test("An account of what a citizen was forgiven is read, and so is the one for all that older postings name")
    func accounts() {
        let citizen = CitizenID(Samples.uuid(6))
        #expect(LedgerAccount("forgiven/\(citizen)") == .forgiven(citizen))
        #expect(LedgerAccount("forgiven") == .forgivenUnnamed)
        #expect(LedgerAccount.forgivenUnnamed.description == "forgiven")
        #expect(LedgerAccount("forgiven/") == nil && LedgerAccount("forgiven/umbrella") == nil)
    }

    @Test("Points that are taken back and spent already are forgiven, not owed")
    func forgiven() throws {
        func postings(_ balance: Int64) throws -> [String: Int64] {
            let withdrawing = try LedgerTransaction<Points>.withdrawing(
                Points(10),
                from: CitizenID(Samples.uuid(6)),
                balance: Points(balance),
                for: ReportID(Samples.uuid(1)),
                foundBy: TaskID(Samples.uuid(2))
            )
            return Dictionary(
                withdrawing.postings.map { (String($0.account.description.prefix(6)), $0.amount.amount) }
            ) { $0 + $1 }
        }
        #expect(try postings(30) == ["points": -10, "issued": 10])
        #expect(try postings(4) == ["points": -4, "forgiv": -6, "issued": 10])
        #expect(try postings(0) == ["forgiv": -10, "issued": 10])
    }
}
