/// The order in which the messages of one batch are handled: as few sets of one type as there can be, so that handlers work
/// set by set, without anything that a sender said first coming after what it said next.
struct BatchOrder<Kind: Equatable, Message> {
    private(set) var sets: [(kind: Kind, messages: [Message])] = []
    private var setOfSender: [String: Int] = [:]

    /// - Parameter sender: whose order is kept; nil for a message that may overtake and be overtaken.
    mutating func append(_ message: Message, of kind: Kind, from sender: String?) {
        let earliest = sender.flatMap { setOfSender[$0] } ?? 0
        let place = sets[earliest...].firstIndex { $0.kind == kind } ?? sets.endIndex
        if place == sets.endIndex { sets.append((kind, [])) }
        sets[place].messages.append(message)
        if let sender { setOfSender[sender] = place }
    }
}
