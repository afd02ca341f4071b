/// Whose inbox a notice lies in: a person's, or that of everybody with a role in an area.
///
/// As text: `citizen:<id>`, `followers:<report>`, `onlookers:<report>`, `merged:<report>`, `officer:<id>`, `centre:<town>`, `dutyRoom:<town>`,
/// `department:<code>`, `city`.
package enum NoticeRecipient: Hashable, Sendable {
    case citizen(CitizenID)
    /// Everybody who follows the report: becomes a notice of each one's own.
    case followers(ReportID)
    /// Those of them who have no report of their own.
    case onlookers(ReportID)
    /// Those whose own report was merged into it: their notice is about their own.
    case merged(ReportID)
    case officer(OfficerID)
    case centre(TownCode)
    case dutyRoom(TownCode)
    case department(DepartmentCode)
    case city

    /// Whether one person reads it, so that reading it once is reading it for good.
    package var isPerson: Bool {
        switch self {
        case .citizen, .officer: true
        case .followers, .onlookers, .merged, .centre, .dutyRoom, .department, .city: false
        }
    }
}

extension NoticeRecipient {
    /// Whether it becomes a notice of their own for each of a report's followers.
    package var isAudience: Bool {
        switch self {
        case .followers, .onlookers, .merged: true
        case .citizen, .officer, .centre, .dutyRoom, .department, .city: false
        }
    }

    /// Whose inbox it is alone; nil where several read it, or where it is not one yet.
    package var account: AccountID? {
        switch self {
        case .citizen(let id): AccountID(id.uuid)
        case .officer(let id): AccountID(id.uuid)
        case .followers, .onlookers, .merged, .centre, .dutyRoom, .department, .city: nil
        }
    }
}

extension NoticeRecipient: CustomStringConvertible, LosslessStringConvertible {
    package init?(_ description: String) {
        if description == "city" {
            self = .city
            return
        }
        guard let colon = description.firstIndex(of: ":") else { return nil }
        let value = String(description[description.index(after: colon)...])
        let recipient: NoticeRecipient? =
            switch description[..<colon] {
            case "citizen": CitizenID(value).map(NoticeRecipient.citizen)
            case "followers": ReportID(value).map(NoticeRecipient.followers)
            case "onlookers": ReportID(value).map(NoticeRecipient.onlookers)
            case "merged": ReportID(value).map(NoticeRecipient.merged)
            case "officer": OfficerID(value).map(NoticeRecipient.officer)
            case "centre": TownCode(rawValue: value).map(NoticeRecipient.centre)
            case "dutyRoom": TownCode(rawValue: value).map(NoticeRecipient.dutyRoom)
            case "department": DepartmentCode(rawValue: value).map(NoticeRecipient.department)
            default: nil
            }
        guard let recipient else { return nil }
        self = recipient
    }

    package var description: String {
        switch self {
        case .citizen(let id): "citizen:\(id)"
        case .followers(let report): "followers:\(report)"
        case .onlookers(let report): "onlookers:\(report)"
        case .merged(let report): "merged:\(report)"
        case .officer(let id): "officer:\(id)"
        case .centre(let town): "centre:\(town)"
        case .dutyRoom(let town): "dutyRoom:\(town)"
        case .department(let code): "department:\(code)"
        case .city: "city"
        }
    }
}

extension CommandActor {
    /// The inboxes that this person reads; none for who only runs the system.
    package var inboxes: [NoticeRecipient] {
        switch (role, scope) {
        case (.citizen, _): [.citizen(CitizenID(id.uuid))]
        case (.gridOfficer, _): [.officer(OfficerID(id.uuid))]
        case (.townCentre, .town(let town)): [.centre(town)]
        case (.dutyRoom, .town(let town)): [.dutyRoom(town)]
        case (.department, .department(let code)): [.department(code)]
        case (.cityAdmin, .city), (.dutyRoom, .city), (.townCentre, .city): [.city]
        default: []
        }
    }
}
