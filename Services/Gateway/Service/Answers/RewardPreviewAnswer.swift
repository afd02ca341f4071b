import Model

/// What a rule would have cost on past reports.
package struct RewardPreviewAnswer: ResponseContent {
    package static let schema = ObjectSchema(
        "RewardPreviewAnswer",
        "What a rule would have cost on past reports.",
        [.required("towns", .list(of: .object(RewardPreviewLine.schema), upTo: 1000), "By town.")]
    )

    /// By town.
    package let towns: [RewardPreviewLine]
}

extension RewardPreviewAnswer {
    init(_ state: RewardPreviewState) { self.init(towns: state.towns.map(RewardPreviewLine.init)) }
}
