import Model

/// The broker as one look saw it.
package struct BrokerSight: Sendable {
    /// By name; those of one kind together.
    let queues: [BoardQueue]
    /// Of each connected department, its own.
    let departments: [DepartmentCode: BoardQueue]
    /// What runs in each process, by the process's name; several where not all its connections say the same.
    let versions: [String: String]
}
