/// An account of the reward ledgers.
///
/// Cash: the town's budget of a month, what is reserved for a citizen, what was paid. Points: what was issued, what a
/// citizen has, what an offer was exchanged for, and what a citizen was forgiven: points that are taken back and spent
/// already. Coded as text: `budget/<town>/<yyyy-mm>`, `reserved/<citizen>`, `paid`, `issued`, `points/<citizen>`,
/// `redeemed/<offer>`, `forgiven/<citizen>`, `forgiven`.
package enum LedgerAccount: Hashable, Sendable {
    case budget(TownCode, month: String)
    case reserved(CitizenID)
    case paid
    case issued
    case points(CitizenID)
    case redeemed(OfferCode)
    /// Below zero, or at zero once all of it is settled by exchanges that were cancelled.
    case forgiven(CitizenID)
    /// What was forgiven to anybody while there was one account for all of it: older postings name it, new ones do not.
    case forgivenUnnamed
}

extension LedgerAccount: CustomStringConvertible, LosslessStringConvertible, Codable {
    package init?(_ description: String) {
        let parts = description.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        switch (parts.first, parts.count) {
        case ("budget", 3):
            guard let town = TownCode(rawValue: parts[1]), !parts[2].isEmpty else { return nil }
            self = .budget(town, month: parts[2])
        case ("reserved", 2):
            guard let citizen = CitizenID(parts[1]) else { return nil }
            self = .reserved(citizen)
        case ("points", 2):
            guard let citizen = CitizenID(parts[1]) else { return nil }
            self = .points(citizen)
        case ("redeemed", 2):
            guard let offer = OfferCode(rawValue: parts[1]) else { return nil }
            self = .redeemed(offer)
        case ("forgiven", 2):
            guard let citizen = CitizenID(parts[1]) else { return nil }
            self = .forgiven(citizen)
        case ("forgiven", 1): self = .forgivenUnnamed
        case ("paid", 1): self = .paid
        case ("issued", 1): self = .issued
        default: return nil
        }
    }

    package var description: String {
        switch self {
        case .budget(let town, let month): "budget/\(town)/\(month)"
        case .reserved(let citizen): "reserved/\(citizen)"
        case .paid: "paid"
        case .issued: "issued"
        case .points(let citizen): "points/\(citizen)"
        case .redeemed(let offer): "redeemed/\(offer)"
        case .forgiven(let citizen): "forgiven/\(citizen)"
        case .forgivenUnnamed: "forgiven"
        }
    }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let value = LedgerAccount(try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a ledger account")
        }
        self = value
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
