/// A unit that the officer on site has called for help, before there is a finding (协助单位).
package struct AssistanceCall: Hashable, Codable, Sendable {
    /// 1, 2, … within the task.
    package let number: Int
    package let departmentCode: DepartmentCode
    package internal(set) var state: AssistanceState
}
