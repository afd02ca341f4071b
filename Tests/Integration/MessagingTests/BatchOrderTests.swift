import Testing

@testable import Messaging

@Suite("The order within a batch")
struct BatchOrderTests {
    private struct Word: Hashable {
        let number: Int
        let kind: Character
        let sender: String?
    }

    private func order(_ words: [Word]) -> BatchOrder<Character, Word> {
        var order = BatchOrder<Character, Word>()
        for word in words { order.append(word, of: word.kind, from: word.sender) }
        return order
    }

    /// `"a1 b1"`: kinds with their senders; no digit, no sender.
    private func order(_ text: String) -> String {
        let words = text.split(separator: " ").enumerated().compactMap { number, word in
            word.first.map { Word(number: number, kind: $0, sender: word.count > 1 ? String(word.dropFirst()) : nil) }
        }
        return order(words).sets.map { set in
            set.messages.map { "\($0.kind)\($0.sender ?? "")" }.joined(separator: " ")
        }.joined(separator: " | ")
    }

    @Test("Messages that may overtake each other make one set a type")
    func free() {
        #expect(order("a b a c b a") == "a a a | b b | c")
    }

    @Test("What a sender said first is handled first, and different senders share sets where they can")
    func kept() {
        #expect(order("a1 b1 a2 b2") == "a1 a2 | b1 b2")
        #expect(order("a1 b1 a1 b1") == "a1 | b1 | a1 | b1")
        #expect(order("a1 b1 b2 a2 c") == "a1 | b1 b2 | a2 | c")
        #expect(order("b1 a1 a") == "b1 | a1 a")
    }

    @Test("Whatever comes: nothing is lost, sets are of one type, no sender's message overtakes another of theirs")
    func anything() {
        var random = SystemRandomNumberGenerator()
        for _ in 0..<500 {
            let words = (0..<Int.random(in: 0...60, using: &random)).map { number in
                Word(
                    number: number,
                    kind: "abcd".randomElement(using: &random) ?? "a",
                    sender: ["1", "2", "3", nil].randomElement(using: &random) ?? nil
                )
            }
            let sets = order(words).sets
            let handled = sets.flatMap(\.messages)
            #expect(Set(handled) == Set(words) && handled.count == words.count)
            #expect(sets.allSatisfy { set in set.messages.allSatisfy { $0.kind == set.kind } })
            for (_, own) in Dictionary(grouping: handled.filter { $0.sender != nil }, by: \.sender) {
                #expect(own.map(\.number) == own.map(\.number).sorted())
            }
        }
    }
}
