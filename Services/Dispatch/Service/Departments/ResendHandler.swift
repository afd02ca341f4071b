import Messaging
import Model

/// Sends a newly connected department the cases that it has to work on already, and the calls for help that are open.
struct ResendHandler: Sendable {
    /// How many were sent.
    struct Answer: Codable {
        let departmentCode: DepartmentCode
        let cases: Int
    }

    var handler: MessageHandler {
        MessageHandler(
            ResendCases.self,
            each: { message, transaction in
                let department = message.body.departmentCode
                try DepartmentLinks.lockAlone(department, in: transaction.database)
                guard try DepartmentLinks.inForce([department], in: transaction.database).contains(department) else {
                    return .parked(Rejection("department.notLinked", "\(department) is not connected over AMQP"))
                }
                let open = try CaseStore.open(of: department, in: transaction.database)
                    .sorted { ($0.dueAt ?? transaction.now, $0.id) < ($1.dueAt ?? transaction.now, $1.id) }
                var sent = 0
                for current in open {
                    guard let body = current.departmentMessage(at: transaction.now) else { continue }
                    try transaction.emit(
                        body,
                        toDepartment: department,
                        subject: current.report.id,
                        sequence: Int64(current.version),
                        cause: message.envelope,
                        actor: "operator"
                    )
                    sent += 1
                }
                for called in try AssistanceStore.open(of: department, in: transaction.database) {
                    try transaction.emit(
                        called.call,
                        toDepartment: department,
                        subject: called.report,
                        sequence: called.sequence,
                        cause: message.envelope,
                        actor: "operator"
                    )
                }
                return .answered(json: try MessageCoding.text(Answer(departmentCode: department, cases: sent)))
            }
        )
    }
}
