import Messaging
import Model

/// Calls for help on their way to connected departments, and their answers on the way to verification, which decides.
struct AssistanceHandlers: Sendable {
    let city: CityDirectory

    /// What verification tells.
    var events: [MessageHandler] {
        [
            MessageHandler(
                AssistanceCalled.self,
                each: { message, transaction in
                    let event = message.body
                    let call = DepartmentAssistanceCalled(
                        event,
                        categoryName: try city.name(of: event.report.categoryCode, in: transaction)
                    )
                    // Before the call is noted: who is being connected just now gets it either here or there.
                    let isLinked = try Self.isLinked(call.departmentCode, transaction)
                    let sequence = message.envelope.sequence
                    let isNew = try AssistanceStore.insert(
                        call,
                        about: event.report.id,
                        sequence: sequence,
                        in: transaction.database
                    )
                    if isNew, isLinked {
                        try transaction.emit(
                            call,
                            toDepartment: call.departmentCode,
                            subject: event.report.id,
                            sequence: sequence,
                            cause: message.envelope
                        )
                    }
                    return .done
                }
            ),
            MessageHandler(
                AssistanceEnded.self,
                each: { message, transaction in
                    let event = message.body
                    let isLinked = try Self.isLinked(event.departmentCode, transaction)
                    let wasTold = try AssistanceStore.end(
                        event,
                        sequence: message.envelope.sequence,
                        in: transaction.database
                    )
                    if wasTold, isLinked {
                        try transaction.emit(
                            DepartmentAssistanceEnded(event),
                            toDepartment: event.departmentCode,
                            subject: event.report.id,
                            sequence: message.envelope.sequence,
                            cause: message.envelope
                        )
                    }
                    return .done
                }
            ),
        ]
    }

    /// What departments send over AMQP: the same command as the console's, passed on to verification.
    var replies: MessageHandler {
        MessageHandler(
            DepartmentAssistanceAnswer.self,
            each: { message, transaction in
                guard let key = DepartmentReplyKey(message.routingKey) else {
                    throw Rejection(
                        "reply.routingKeyMalformed",
                        "the routing key is not <department code>.<message type>"
                    )
                }
                let (department, answer) = (key.department, message.body)
                let newest = try AssistanceStore.newest(of: answer.taskID, for: department, in: transaction.database)
                guard let newest else {
                    return .parked(Rejection("reply.notOwnCase", "\(department) was not called to \(answer.taskID)"))
                }
                guard newest.isOpen, answer.number ?? newest.number == newest.number else {
                    return .refused(Refusal(.assistanceOver))
                }
                if !answer.isComing, answer.words?.allSatisfy(\.isWhitespace) ?? true {
                    return .refused(Refusal(.reasonMissing))
                }
                let clerk = answer.clerk.map { "/\($0.prefix(40))" } ?? ""
                try transaction.emit(
                    AnswerAssistance(
                        taskID: answer.taskID,
                        number: answer.number,
                        isComing: answer.isComing,
                        words: answer.words,
                        actor: CommandActor(
                            id: AccountID(of: department),
                            role: .department,
                            scope: .department(department)
                        )
                    ),
                    sequence: 0,
                    cause: message.envelope,
                    actor: "department:\(department)\(clerk)"
                )
                let state = answer.isComing ? AssistanceState.coming : .cannot
                return .answered(json: try MessageCoding.text(Answer(state: state)))
            }
        )
    }

    /// What the department is answered: passed on.
    private struct Answer: Codable {
        let state: AssistanceState
    }

    private static func isLinked(_ department: DepartmentCode, _ transaction: ServiceTransaction) throws -> Bool {
        try DepartmentLinks.inForce([department], in: transaction.database).contains(department)
    }
}
