/// An officer on site calls the department for help, before there is a case (协助).
package struct DepartmentAssistanceCalled: MessageContract {
    package static let type = MessageType(literal: "assistance.called.v1")
    package static let kind = MessageKind.toDepartment
    package static let owner = ServiceName.dispatch
    package static let sentence = "An officer on site calls the department for help, before there is a case (协助)."

    /// The officer's task: name it in the answer.
    package let taskID: TaskID
    /// 1, 2, … within the task.
    package let number: Int
    /// Who is called.
    package let departmentCode: DepartmentCode
    package let categoryCode: CategoryCode
    package let categoryName: String
    package let urgency: Urgency
    package let place: Coordinate<WGS84>
    package let villageCode: VillageCode
    /// What is needed.
    package let officerWords: String
    package let calledAt: Timestamp

    package init(_ called: AssistanceCalled, categoryName: String) {
        taskID = called.taskID
        number = called.number
        departmentCode = called.departmentCode
        categoryCode = called.report.categoryCode
        self.categoryName = categoryName
        urgency = called.report.urgency
        place = called.report.pin
        villageCode = called.report.villageCode
        officerWords = called.words
        calledAt = called.at
    }
}
