/// Campaigns as everybody may see them.
package struct CampaignPosterList: ResponseContent {
    package static let schema = ObjectSchema(
        "CampaignPosterList",
        "Campaigns as everybody may see them.",
        [.required("items", .list(of: .object(CampaignPoster.schema), upTo: 1000), "All that run.")]
    )

    /// All that run.
    package let items: [CampaignPoster]
}
