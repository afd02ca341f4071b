/// The department that an officer called for help says whether it comes.
package struct DepartmentAssistanceAnswer: MessageContract {
    package static let type = MessageType(literal: "assistance.answer.v1")
    package static let kind = MessageKind.fromDepartment
    package static let owner = ServiceName.dispatch
    package static let sentence = "The department that an officer called for help says whether it comes."

    package let taskID: TaskID
    /// Of the call that is answered; nil for the newest.
    package let number: Int?
    package let isComing: Bool
    /// When it is there; needed where it cannot come.
    package let words: String?
    package let clerk: String?

    package init(taskID: TaskID, number: Int? = nil, isComing: Bool, words: String? = nil, clerk: String? = nil) {
        self.taskID = taskID
        self.number = number
        self.isComing = isComing
        self.words = words
        self.clerk = clerk
    }
}
