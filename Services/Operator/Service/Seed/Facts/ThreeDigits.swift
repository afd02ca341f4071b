/// The last three digits of village and cell codes.
enum ThreeDigits {
    static func text(_ number: Int) -> String {
        let text = String(number)
        return String(repeating: "0", count: max(0, 3 - text.count)) + text
    }
}
