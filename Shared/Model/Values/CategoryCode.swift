/// A category of event: four digits, a two-digit class and a two-digit item (structure of GB/T 30428.2).
package struct CategoryCode: Code {
    package let rawValue: String

    package init?(rawValue: String) {
        guard rawValue.isDigits(4) else { return nil }
        self.rawValue = rawValue
    }

    init(unchecked rawValue: String) { self.rawValue = rawValue }

    /// The two-digit class.
    package var categoryClass: String { String(rawValue.prefix(2)) }
}
