import FoundationEssentials

/// A sign-in of the demonstration as it is handed to whoever plays it.
package struct DemonstrationAccount: Codable, Sendable, Equatable {
    /// A cell that the officer owns, with a point inside it (WGS-84).
    package struct Cell: Codable, Sendable, Equatable {
        package let code: String
        package let longitude: Double
        package let latitude: Double
    }

    package let login: String
    package let password: String
    package let role: String
    package let displayName: String
    package let townCode: String?
    package let villageCode: String?
    package let departmentCode: String?
    package let cells: [Cell]
}
