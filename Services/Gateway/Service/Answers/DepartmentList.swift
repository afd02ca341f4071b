/// Departments and committees of one town.
package struct DepartmentList: ResponseContent {
    package static let schema = ObjectSchema(
        "DepartmentList",
        "Departments and committees of one town.",
        [
            .required("items", .list(of: .object(DepartmentItem.schema), upTo: 5000), "All of them.")
        ]
    )

    /// All of them.
    package let items: [DepartmentItem]
}
