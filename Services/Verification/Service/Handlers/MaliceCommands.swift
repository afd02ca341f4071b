package import Messaging
package import Model

/// Whether a report was sent in bad faith: the officer takes it back, the centre decides, the reporter contests, the city
/// decides on that.
package struct MaliceCommands: Sendable {
    let city: CityDirectory
    let terms: MaliceTerms

    package init(city: CityDirectory, terms: MaliceTerms) {
        self.city = city
        self.terms = terms
    }

    package var all: [MessageHandler] {
        [
            handler(WithdrawMalice.self), handler(DecideMalice.self), handler(AppealMalice.self),
            handler(DecideMaliceAppeal.self),
        ]
    }

    private func handler<Command: CommandContract>(_ type: Command.Type) -> MessageHandler {
        let (city, terms) = (city, terms)
        return MessageHandler(type) { (messages: [Received<Command>], transaction) in
            let desk = try Desk.of(transaction, city: city)
            let reports = messages.compactMap(\.body.subject)
            try desk.open(reports: reports)
            try desk.openMalice(of: reports)
            return try messages.map { message -> Disposition in
                let command = message.body
                guard let malice = command.subject.flatMap({ desk.malice(of: $0) }) else {
                    return .refused(Refusal(.unknownMalice))
                }
                let result = malice.applying(
                    command,
                    at: desk.now,
                    terms: terms,
                    in: desk.calendar(for: malice.report)
                )
                switch result {
                case .failure(let refusal): return .refused(refusal)
                case .success(let transition):
                    try desk.take(transition, cause: message.envelope, actor: command.actor)
                    return .answered(json: try MessageCoding.text(transition.aggregate.standing))
                }
            }
        }
    }
}
