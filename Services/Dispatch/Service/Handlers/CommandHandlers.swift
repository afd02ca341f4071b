import Messaging
import Model

/// The commands of people: of the town centre, of the city, and of departments from the console.
struct CommandHandlers: Sendable {
    let city: CityDirectory

    var all: [MessageHandler] {
        [
            handler(DispatchCaseToDepartment.self) { [$0.departmentCode] },
            handler(DecideReturn.self) { [$0.departmentCode] },
            handler(InvolveDepartments.self) { $0.departmentCodes },
            handler(RecallCase.self),
            handler(DecideExtension.self),
            handler(SuspendCase.self),
            handler(DecideSuspension.self),
            handler(ResumeCase.self),
            handler(UrgeCase.self),
            handler(RecategoriseCase.self),
            handler(AcceptCase.self),
            handler(ReturnCase.self),
            handler(RequestExtension.self),
            handler(RequestSuspension.self),
            handler(RectifyCase.self),
            handler(NoteProgress.self),
            handler(AssignMember.self),
        ]
    }

    /// - Parameter receivers: the departments that the command names.
    private func handler<Body: CommandContract>(
        _ type: Body.Type,
        receivers: @escaping @Sendable (Body) -> [DepartmentCode] = { _ in [] }
    ) -> MessageHandler {
        MessageHandler(Body.self) { messages, transaction in
            let batch = CaseBatch.of(transaction, city: city)
            let commands = messages.map { DispatchCase.Command($0.body) }
            try batch.load(commands.compactMap { $0?.caseID })
            let dispositions = try zip(messages, commands).map { message, command -> Disposition in
                guard let command else {
                    return .parked(Rejection("message.unknownType", "\(Body.type) is no command to a case"))
                }
                for department in receivers(message.body) {
                    if let refusal = try city.refusal(of: department, to: message.body.actor, in: transaction) {
                        return .refused(refusal)
                    }
                }
                let actor = "\(message.body.actor.role.rawValue):\(message.body.actor.id)"
                return try batch.apply(command, cause: message.envelope, actor: actor).disposition
            }
            return dispositions
        }
    }
}
