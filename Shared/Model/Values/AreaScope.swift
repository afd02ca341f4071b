/// The part of the city that somebody's rights cover.
package enum AreaScope: Hashable, Sendable {
    /// No area: a citizen, who sees only what is theirs.
    case own
    case city
    case town(TownCode)
    case village(VillageCode)
    case cells([GridCode])
    case department(DepartmentCode)

    /// Whether a place with this cell lies within. A department is never scoped by place: its cases are named to it.
    package func contains(_ cell: GridCode) -> Bool {
        switch self {
        case .own, .department: false
        case .city: true
        case .town(let town): cell.town == town
        case .village(let village): cell.village == village
        case .cells(let cells): cells.contains(cell)
        }
    }

    /// Whether the whole town lies within.
    package func contains(_ town: TownCode) -> Bool {
        switch self {
        case .city: true
        case .town(let own): own == town
        case .own, .village, .cells, .department: false
        }
    }

    package var department: DepartmentCode? {
        if case .department(let code) = self { code } else { nil }
    }
}

/// Coded as text: `own`, `city`, `town:441900003`, `village:…`, `cells:…,…`, `department:…`; the same in access tokens.
extension AreaScope: Codable, CustomStringConvertible, LosslessStringConvertible {
    package init?(_ description: String) {
        if description == "own" || description == "city" {
            self = description == "own" ? .own : .city
            return
        }
        guard let colon = description.firstIndex(of: ":") else { return nil }
        let value = String(description[description.index(after: colon)...])
        switch description[..<colon] {
        case "town":
            guard let code = TownCode(rawValue: value) else { return nil }
            self = .town(code)
        case "village":
            guard let code = VillageCode(rawValue: value) else { return nil }
            self = .village(code)
        case "cells":
            let parts = value.isEmpty ? [] : value.split(separator: ",", omittingEmptySubsequences: false)
            let codes = parts.compactMap { GridCode(rawValue: String($0)) }
            guard codes.count == parts.count else { return nil }
            self = .cells(codes)
        case "department":
            guard let code = DepartmentCode(rawValue: value) else { return nil }
            self = .department(code)
        default:
            return nil
        }
    }

    package var description: String {
        switch self {
        case .own: "own"
        case .city: "city"
        case .town(let code): "town:\(code)"
        case .village(let code): "village:\(code)"
        case .cells(let codes): "cells:" + codes.map(\.rawValue).joined(separator: ",")
        case .department(let code): "department:\(code)"
        }
    }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let value = AreaScope(try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not an area scope")
        }
        self = value
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
