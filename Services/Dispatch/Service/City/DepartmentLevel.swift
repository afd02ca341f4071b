/// Whose office a department is.
enum DepartmentLevel: String, Sendable {
    case city, town, village
}
