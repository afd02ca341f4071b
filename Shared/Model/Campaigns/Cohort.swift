/// The people whom a campaign gathers; several campaigns may gather the same.
package struct Cohort: Hashable, Codable, Sendable {
    package enum Kind: String, Codable, CaseIterable, Hashable, Sendable {
        case school, company, community, riders, other
    }

    package let code: CohortCode
    package let kind: Kind
    /// For people.
    package let name: String

    package init(code: CohortCode, kind: Kind = .other, name: String = "") {
        self.code = code
        self.kind = kind
        self.name = name
    }
}
