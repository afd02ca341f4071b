/// A town, street or park: nine digits of the national statistics code, e.g. `441900003`.
package struct TownCode: Code {
    package let rawValue: String

    package init?(rawValue: String) {
        guard rawValue.isDigits(9) else { return nil }
        self.rawValue = rawValue
    }

    init(unchecked rawValue: String) { self.rawValue = rawValue }
}
