package import Model

/// A case, in a list.
package struct CaseItem: ResponseContent {
    package static let schema = ObjectSchema(
        "CaseItem",
        "A case, in a list.",
        [
            .required("id", .text(.uuid), "The case."),
            .required("state", .choice(of: CaseStateName.self), "Where it is."),
            .required("version", .integer(0...Int.max), "For If-Match."),
            .required("reportId", .text(.uuid), "The report."),
            .required("categoryCode", .text(.category), "Its category."),
            .required("urgency", .choice(of: Urgency.self), "How fast."),
            .required("place", .object(PlaceAnswer.schema), "The pin."),
            .required("townCode", .text(.town), "The town."),
            .required("gridCode", .text(.cell), "The grid cell."),
            .optional("departmentCode", .text(.department), "The responsible department."),
            .required("openedAt", .text(.time, upTo: 40), "Since when."),
            .optional("dueAt", .text(.time, upTo: 40), "The limit of the present stage."),
            .optional("warnAt", .text(.time, upTo: 40), "When the responsible person is urged, before the limit."),
            .required("isOverdue", .boolean, "Recorded for good."),
            .required(
                "round",
                .integer(0...1_000),
                "0 before the first transfer, then one more for each failed re-check."
            ),
            .required("returns", .integer(0...1_000), "How often it was returned."),
            .required("isExtensionAsked", .boolean, "The department asks for more time; the centre decides."),
            .required("isSuspensionAsked", .boolean, "The department asks that it be suspended; the centre decides."),
            .required(
                "coHandlers",
                .list(of: .text(.department), upTo: 5),
                "Departments that help the one in the lead."
            ),
            .optional("memberId", .text(.uuid), "Who in the department works on it."),
            .optional("memberName", .text(length: 0...64, form: nil), "Who in the department works on it."),
        ]
    )

    /// The case.
    package let id: CaseID
    /// Where it is.
    package let state: CaseStateName
    /// For If-Match.
    package let version: Int
    /// The report.
    package let reportId: ReportID
    /// Its category.
    package let categoryCode: CategoryCode
    /// How fast.
    package let urgency: Urgency
    /// The pin.
    package let place: PlaceAnswer
    /// The town.
    package let townCode: TownCode
    /// The grid cell.
    package let gridCode: GridCode
    /// The responsible department.
    package let departmentCode: DepartmentCode?
    /// Since when.
    package let openedAt: Timestamp
    /// The limit of the present stage.
    package let dueAt: Timestamp?
    /// When the responsible person is urged, before the limit.
    package let warnAt: Timestamp?
    /// Recorded for good.
    package let isOverdue: Bool
    /// 0 before the first transfer, then one more for each failed re-check.
    package let round: Int
    /// How often it was returned.
    package let returns: Int
    /// The department asks for more time; the centre decides.
    package let isExtensionAsked: Bool
    /// The department asks that it be suspended; the centre decides.
    package let isSuspensionAsked: Bool
    /// Departments that help the one in the lead.
    package let coHandlers: [DepartmentCode]
    /// Who in the department works on it.
    package let memberId: AccountID?
    /// Who in the department works on it.
    package let memberName: String?
}
