/// The campaign that a report belongs to, as intake found it when the report was registered.
package struct CampaignMark: Hashable, Codable, Sendable {
    package let code: CampaignCode
    /// The people whom the campaign gathers; nil where it gathers nobody in particular.
    package let cohortCode: CohortCode?
    /// Of people under 18: points, never cash.
    package let isForMinors: Bool

    package init(code: CampaignCode, cohortCode: CohortCode? = nil, isForMinors: Bool = false) {
        self.code = code
        self.cohortCode = cohortCode
        self.isForMinors = isForMinors
    }
}
