/// Makes passwords that a person can type from a terminal.
enum DemonstrationPassword {
    /// Without the look-alikes 0 o 1 l i.
    private static let letters = Array("abcdefghjkmnpqrstuvwxyz23456789")

    /// Three groups of four, about 59 random bits from the system's generator.
    static func make() -> String {
        var random = SystemRandomNumberGenerator()
        var password = ""
        for position in 0..<12 {
            if position == 4 || position == 8 { password += "-" }
            password.append(letters[Int.random(in: letters.indices, using: &random)])
        }
        return password
    }
}
