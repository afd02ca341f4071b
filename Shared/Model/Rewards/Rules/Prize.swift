/// A red packet that a true report can win.
///
/// A fixed amount is one prize that everybody wins, with one amount; a range is one that everybody wins, with two bounds; a
/// draw is one, or several, that a share wins.
package struct Prize: Hashable, Codable, Sendable {
    /// Of a thousand true reports so many win it.
    package let winnersOf1000: Int
    /// What it holds, in fen: all amounts from the lowest to the highest are as likely as each other.
    package let lowest: Fen
    package let highest: Fen

    package init(winnersOf1000: Int = 1000, lowest: Fen, highest: Fen) {
        self.winnersOf1000 = winnersOf1000
        self.lowest = lowest
        self.highest = highest
    }

    package init(winnersOf1000: Int = 1000, _ amount: Fen) {
        self.init(winnersOf1000: winnersOf1000, lowest: amount, highest: amount)
    }
}

extension Prize {
    /// The most that a red packet holds: from 2,000 yuan on WeChat Pay asks for the receiver's name.
    package static let most = Fen(199_999)
    /// The least that WeChat Pay transfers.
    package static let least = Fen(10)

    /// Whether a rule may say so.
    var isSound: Bool {
        (1...1000).contains(winnersOf1000) && lowest >= Self.least && lowest <= highest && highest <= Self.most
    }
}
