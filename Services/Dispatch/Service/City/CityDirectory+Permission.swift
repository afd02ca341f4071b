import Messaging
import Model

extension CityDirectory {
    /// Why this person may not give a case to that department; nil when they may.
    ///
    /// A centre gives cases to its own town's departments and committees and to the city's; across towns the city decides.
    func refusal(
        of department: DepartmentCode,
        to actor: CommandActor,
        in transaction: ServiceTransaction
    ) throws -> Refusal? {
        guard let level = try level(of: department, in: transaction) else { return Refusal(.unknownDepartment) }
        guard actor.role == .townCentre, level != .city, !actor.scope.contains(department.town) else { return nil }
        return Refusal(.outsideYourArea, detail: "\(department) is of another town")
    }
}
