import Crypto

/// The draw for a red packet: seeded and auditable.
///
/// The seed of a day is committed to before the day (its hash is published) and revealed after it. It is mixed with the
/// identifier of the verification's message, which the server makes long after the report was accepted: nobody can grind
/// report ids for a win. Anyone can recompute it: the first eight bytes of
/// SHA-256("draw/" ‖ seed ‖ "/" ‖ report ‖ "/" ‖ message) as a share of 2⁶⁴ are below `share`.
package struct RedPacketDraw: Hashable, Sendable {
    /// 64 hexadecimal digits.
    package let seed: String
    /// The share of reports that win, 0 to 1.
    package let share: Double

    package init(seed: String, share: Double) {
        self.seed = seed
        self.share = share
    }

    /// - Parameter message: the message that told of the verification.
    package func wins(_ report: ReportID, verifiedBy message: MessageID) -> Bool {
        share >= 1 || Self.number(Self.text(seed: seed, report: report, message: message)) < share
    }

    /// What is hashed.
    package static func text(seed: String, report: ReportID, message: MessageID) -> String {
        "draw/\(seed)/\(report)/\(message)"
    }

    /// What is published before the day: SHA-256 of the seed's text, in hexadecimal.
    package static func commitment(to seed: String) -> String {
        SHA256.hash(data: Array(seed.utf8)).map { byte in
            let digits = String(byte, radix: 16)
            return byte < 16 ? "0\(digits)" : digits
        }.joined()
    }

    /// 0 to below 1.
    package static func number(_ text: String) -> Double {
        let number = SHA256.hash(data: Array(text.utf8)).prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        return Double(number) / 18_446_744_073_709_551_616
    }
}
