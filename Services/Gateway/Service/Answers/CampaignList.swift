import Model

/// Campaigns with what came of them, and the same by cohort.
package struct CampaignList: ResponseContent {
    package static let schema = ObjectSchema(
        "CampaignList",
        "Campaigns with what came of them, and the same by cohort.",
        [
            .required("items", .list(of: .object(CampaignItem.schema), upTo: 1000), "The latest first."),
            .required("cohorts", .list(of: .object(CohortItem.schema), upTo: 1000), "Of these campaigns, by code."),
        ]
    )

    /// The latest first.
    package let items: [CampaignItem]
    /// Of these campaigns, by code.
    package let cohorts: [CohortItem]
}

extension CampaignList {
    init(_ items: [CampaignItem]) {
        let gathered = Dictionary(grouping: items.filter { $0.cohortCode != nil }) { $0.cohortCode }
        self.init(
            items: items,
            cohorts: gathered.compactMap { code, items in
                guard let code, let first = items.first else { return nil }
                return CohortItem(
                    code: code,
                    kind: first.cohortKind ?? .other,
                    name: first.cohortName ?? "",
                    campaigns: items.count,
                    joins: items.reduce(0) { $0 + $1.joins },
                    reports: items.reduce(0) { $0 + $1.reports },
                    verified: items.reduce(0) { $0 + $1.verified }
                )
            }.sorted { $0.code < $1.code }
        )
    }
}
