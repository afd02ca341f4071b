package import Model

/// The routing key of a department's message: `<department code>.<message type>`.
package struct DepartmentReplyKey: Hashable, Sendable, CustomStringConvertible {
    package let department: DepartmentCode
    package let type: MessageType

    package init(department: DepartmentCode, type: MessageType) {
        self.department = department
        self.type = type
    }

    /// Nil when the text has not that form.
    package init?(_ routingKey: String) {
        guard let dot = routingKey.firstIndex(of: "."),
            let department = DepartmentCode(rawValue: String(routingKey[..<dot])),
            let type = MessageType(rawValue: String(routingKey[routingKey.index(after: dot)...]))
        else { return nil }
        self.init(department: department, type: type)
    }

    package var description: String { "\(department).\(type)" }
}
