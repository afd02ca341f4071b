package import Model

/// Whoever is signed in.
package struct AccountAnswer: ResponseContent {
    package static let schema = ObjectSchema(
        "AccountAnswer",
        "Whoever is signed in.",
        [
            .required("id", .text(.uuid), "The account."),
            .required("role", .choice(of: Role.self), "What it may do."),
            .optional("login", .text(.login), "Absent for a device account."),
            .required("displayName", .text(length: 0...64, form: nil), "May be empty."),
            .required(
                "scope",
                .text(length: 0...2000, form: nil),
                "The part of the city that its rights cover: own, city, town:…, village:…, cells:…, department:…."
            ),
            .optional("townCode", .text(.town), "The town, where the scope names one."),
            .optional("departmentCode", .text(.department), "The department, for its clerks."),
            .optional("phone", .text(.phone), "A citizen’s own, where one was given."),
        ]
    )

    /// The account.
    package let id: AccountID
    /// What it may do.
    package let role: Role
    /// Absent for a device account.
    package let login: String?
    /// May be empty.
    package let displayName: String
    /// The part of the city that its rights cover: own, city, town:…, village:…, cells:…, department:….
    package let scope: String
    /// The town, where the scope names one.
    package let townCode: TownCode?
    /// The department, for its clerks.
    package let departmentCode: DepartmentCode?
    /// A citizen’s own, where one was given.
    package let phone: String?
}
