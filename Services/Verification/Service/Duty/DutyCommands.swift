package import Messaging
import Model

/// The centre plans: leave, and who is on duty for the town in nights and on holidays.
package struct DutyCommands: Sendable {
    let city: CityDirectory

    package init(city: CityDirectory) { self.city = city }

    package var all: [MessageHandler] {
        [
            handler(EnterLeave.self) { try enter($0, $1) },
            handler(CancelLeave.self) { try cancel($0, $1) },
            handler(SetDutyShift.self) { try set($0, $1) },
        ]
    }

    private func handler<Command: CommandContract>(
        _ type: Command.Type,
        step: @escaping @Sendable (Command, Desk) throws -> Result<String, Refusal>
    ) -> MessageHandler {
        let city = city
        return MessageHandler(type) { (messages: [Received<Command>], transaction) in
            let desk = try Desk.of(transaction, city: city)
            return try messages.map { message -> Disposition in
                switch try step(message.body, desk) {
                case .success(let json): return .answered(json: json)
                case .failure(let refusal): return .refused(refusal)
                }
            }
        }
    }

    private func enter(_ command: EnterLeave, _ desk: Desk) throws -> Result<String, Refusal> {
        let database = desk.transaction.database
        let others = try DutyStore.lockLeaves(
            of: command.officerID,
            endingAfter: command.from,
            or: command.leaveID,
            in: database
        )
        let town = desk.city.roster.town(of: command.officerID)
        return try OfficerLeave.entering(command, town: town, others: others, at: desk.now).then { leave in
            try DutyStore.insert(leave, by: command.actor.id, at: desk.now, in: database)
            desk.forgetDuty()
            return try MessageCoding.text(LeaveState(leave))
        }
    }

    private func cancel(_ command: CancelLeave, _ desk: Desk) throws -> Result<String, Refusal> {
        let database = desk.transaction.database
        guard let leave = try DutyStore.lock(command.leaveID, in: database) else {
            return .failure(Refusal(.unknownLeave))
        }
        return try leave.cancelling(command, at: desk.now).then { leave in
            try DutyStore.cancel(leave, by: command.actor.id, in: database)
            desk.forgetDuty()
            return try MessageCoding.text(LeaveState(leave))
        }
    }

    private func set(_ command: SetDutyShift, _ desk: Desk) throws -> Result<String, Refusal> {
        let database = desk.transaction.database
        let known = try DutyStore.lock(command.shiftID, in: database)
        let result = DutyShift.setting(command, known: known, roster: desk.city.roster, at: desk.now)
        return try result.then { shift in
            try DutyStore.store(shift, by: command.actor.id, at: desk.now, in: database)
            desk.forgetDuty()
            return try MessageCoding.text(DutyShiftState(shift))
        }
    }
}

extension Result where Failure == Refusal {
    fileprivate func then<Value>(_ carryOn: (Success) throws -> Value) throws -> Result<Value, Refusal> {
        switch self {
        case .success(let value): .success(try carryOn(value))
        case .failure(let refusal): .failure(refusal)
        }
    }
}
