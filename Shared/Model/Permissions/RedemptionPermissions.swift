/// The tables of points that are exchanged: who may exchange them for what, and who ends an exchange.
package struct RedemptionPermissions: Sendable {
    /// What is wanted.
    package enum Wanted: String, CaseIterable, Hashable, Sendable {
        case unknown, withdrawn, dear, affordable

        package var words: String {
            switch self {
            case .unknown: "no such offer"
            case .withdrawn: "offered no more"
            case .dear: "costs more than there is"
            case .affordable: "affordable"
            }
        }

        /// The points that the citizen has.
        package var balance: Points { self == .dear ? .zero : RedemptionPermissions.price }
    }

    /// How far an exchange is.
    package enum Situation: String, CaseIterable, Hashable, Sendable {
        case none, waiting, handedOver, cancelled

        package var words: String {
            switch self {
            case .none: "none"
            case .waiting: "waits at the counter"
            case .handedOver: "handed over"
            case .cancelled: "cancelled"
            }
        }
    }

    package let cast: PermissionCast
    package let offerCode: OfferCode
    package static let price = Points(1)
    private let start: Timestamp

    package init(_ cast: PermissionCast, offer: OfferCode, at start: Timestamp) {
        self.cast = cast
        offerCode = offer
        self.start = start
    }

    /// Nil where there is none of the code.
    package func offer(_ wanted: Wanted) -> Offer? {
        guard wanted != .unknown else { return nil }
        return Offer(
            code: offerCode,
            townCode: cast.cell.town,
            name: Words(zh: "雨伞", en: "umbrella"),
            points: Self.price,
            isActive: wanted != .withdrawn
        )
    }

    package func redeem(by actor: CommandActor) -> RedeemPoints {
        RedeemPoints(offerCode: offerCode, townCode: cast.cell.town, actor: actor)
    }

    /// What ends an exchange, well formed, given by an actor.
    package func endings(of id: RedemptionID, by actor: CommandActor) -> [any CommandContract] {
        [
            HandOverRedemption(redemptionID: id, code: Redemption.code(of: id), actor: actor),
            CancelRedemption(redemptionID: id, actor: actor),
        ]
    }

    /// The exchange and the step that ended it, as people gave them.
    package func steps(to situation: Situation, id: RedemptionID) -> [any CommandContract] {
        switch situation {
        case .none: []
        case .waiting: [redeem(by: cast.actor(.reporter))]
        case .handedOver: [redeem(by: cast.actor(.reporter)), endings(of: id, by: cast.actor(.centre))[0]]
        case .cancelled: [redeem(by: cast.actor(.reporter)), endings(of: id, by: cast.actor(.reporter))[1]]
        }
    }

    private func redeeming(_ wanted: Wanted, id: RedemptionID, by actor: CommandActor) -> Result<Redemption, Refusal> {
        Redemption.redeeming(redeem(by: actor), id: id, offer: offer(wanted), balance: wanted.balance, at: start)
            .map(\.redemption)
    }

    private func ending(_ redemption: Redemption, _ command: any CommandContract) -> Result<Redemption, Refusal> {
        switch command {
        case let command as HandOverRedemption:
            redemption.handingOver(for: command.code, by: command.actor, at: start).map(\.redemption)
        case let command as CancelRedemption:
            redemption.cancelling(by: command.actor, forgiven: .zero, at: start).map(\.redemption)
        default: .failure(Refusal(.other))
        }
    }

    package var tables: [PermissionTable] {
        let id = RedemptionID(.named("permission exchange"))
        let people = PermissionCast.Person.allCases
        let wanted = people.map { person in
            PermissionTable.Row(
                command: RedeemPoints.type,
                person: person,
                outcomes: Wanted.allCases.map { Self.code(redeeming($0, id: id, by: cast.actor(person))) }
            )
        }
        let ended = people.flatMap { person in
            endings(of: id, by: cast.actor(person)).map { command in
                PermissionTable.Row(
                    command: type(of: command).type,
                    person: person,
                    outcomes: Situation.allCases.map { situation in
                        guard situation != .none else { return .unknownRedemption }
                        return Self.code(
                            steps(to: situation, id: id).dropFirst().reduce(
                                redeeming(.affordable, id: id, by: cast.actor(.reporter))
                            ) { value, step in value.flatMap { ending($0, step) } }
                            .flatMap { ending($0, command) }
                        )
                    }
                )
            }
        }
        return [
            PermissionTable(
                title: "Points for an offer",
                situations: Wanted.allCases.map(\.words),
                rows: wanted
            ),
            PermissionTable(
                title: "Exchanges of points",
                situations: Situation.allCases.map(\.words),
                rows: ended
            ),
        ]
    }

    private static func code(_ result: Result<Redemption, Refusal>) -> RefusalCode? {
        if case .failure(let refusal) = result { refusal.code } else { nil }
    }
}
