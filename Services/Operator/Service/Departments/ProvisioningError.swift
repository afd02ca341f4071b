package import Model

/// Why a department's connection was not changed.
package struct ProvisioningError: Error, Sendable, CustomStringConvertible {
    package enum Code: String, Sendable {
        case unknownDepartment
        /// The request to send the open cases did not reach the broker; it may be repeated.
        case resendNotSent
    }

    package let code: Code
    package let departments: [DepartmentCode]
    package let cause: (any Error)?

    package init(_ code: Code, _ departments: [DepartmentCode], cause: (any Error)? = nil) {
        self.code = code
        self.departments = departments
        self.cause = cause
    }

    package var description: String {
        "\(code.rawValue): \(departments.map(\.rawValue).joined(separator: ", "))" + (cause.map { " (\($0))" } ?? "")
    }
}
