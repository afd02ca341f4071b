package import Model

/// A past case that would have gone elsewhere.
package struct RoutingTrialItem: ResponseContent {
    package static let schema = ObjectSchema(
        "RoutingTrialItem",
        "A past case that would have gone elsewhere.",
        [
            .required("caseId", .text(.uuid), "The case."),
            .required("categoryCode", .text(.category), "Its category."),
            .required("villageCode", .text(.village), "Its village."),
            .optional("from", .text(.department), "Where it went first; absent: nowhere yet."),
            .required("to", .text(.department), "Where the rule sends it."),
        ]
    )

    /// The case.
    package let caseId: CaseID
    /// Its category.
    package let categoryCode: CategoryCode
    /// Its village.
    package let villageCode: VillageCode
    /// Where it went first; absent: nowhere yet.
    package let from: DepartmentCode?
    /// Where the rule sends it.
    package let to: DepartmentCode
}
