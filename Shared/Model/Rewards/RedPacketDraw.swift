import Crypto

/// The draw for a red packet: seeded and auditable.
///
/// The seed of a day is committed to before the day (its hash is published) and revealed after it. A report is drawn with the
/// seed of the day of its verification, mixed with the identifier of the verification's message, which the server makes by
/// chance after everything that anybody chose: nobody can grind report ids, findings or moments for a win. Anyone can
/// recompute it, with n and m the first eight bytes of
/// SHA-256("draw/" ‖ seed ‖ "/" ‖ report ‖ "/" ‖ message) and of SHA-256("amount/" ‖ the same):
/// the prize is the first whose winners of a thousand, added up from the first on, are more than ⌊1000 n ÷ 2⁶⁴⌋;
/// it holds lowest + ⌊m (highest − lowest + 1) ÷ 2⁶⁴⌋ fen.
package struct RedPacketDraw: Hashable, Sendable {
    /// 64 hexadecimal digits.
    package let seed: String

    package init(seed: String) { self.seed = seed }

    /// What a report wins; nil for nothing.
    /// - Parameter message: the message that told of the verification.
    package func win(among prizes: [Prize], _ report: ReportID, verifiedBy message: MessageID) -> Fen? {
        Self.win(among: prizes, from: "\(seed)/\(report)/\(message)")
    }

    /// The same for any text that stands for seed, report and message.
    static func win(among prizes: [Prize], from text: String) -> Fen? {
        let place = place(of: "draw/\(text)")
        var reached = 0
        for prize in prizes {
            reached += prize.winnersOf1000
            if place < reached {
                let width = UInt64(max(0, prize.highest.amount - prize.lowest.amount)) + 1
                return prize.lowest + Fen(Int64(share(of: width, "amount/\(text)")))
            }
        }
        return nil
    }

    /// What is hashed for the draw.
    package static func text(seed: String, report: ReportID, message: MessageID) -> String {
        "draw/\(seed)/\(report)/\(message)"
    }

    /// The number of a report, from 0 to 999: it wins where that is below the winners of a thousand.
    package func place(of report: ReportID, verifiedBy message: MessageID) -> Int {
        Self.place(of: Self.text(seed: seed, report: report, message: message))
    }

    /// Whether everybody wins the same of these: then nothing is drawn.
    package static func isFixed(_ prizes: [Prize]) -> Bool {
        prizes.first.map { $0.winnersOf1000 >= 1000 && $0.lowest == $0.highest } ?? false
    }

    /// A command for any shell that prints what is won: the number from 0 to 999 and the fen, 0 for nothing. Where nothing is
    /// drawn it says so, and prints the fen for its last word all the same.
    /// - Parameter prizes: nil where only the share of winners is known, as of the first release: the number alone is printed.
    package static func recipe(among prizes: [Prize]?, seed: String, report: ReportID, message: MessageID) -> String {
        guard let prizes else {
            let drawn = text(seed: seed, report: report, message: message)
            return """
                python3 -c 'import hashlib;\
                print(int(hashlib.sha256(b"\(drawn)").hexdigest()[:16],16)*1000>>64)'
                """
        }
        if isFixed(prizes), let fixed = prizes.first {
            return "echo '定额,没有抽取 · a fixed amount, nothing was drawn: \(fixed.lowest.amount)'"
        }
        let listed = prizes.map { "(\($0.winnersOf1000),\($0.lowest.amount),\($0.highest.amount))," }.joined()
        return """
            python3 -c 'import hashlib,itertools;p=[\(listed)];\
            n=lambda w,k:int(hashlib.sha256((w+"/\(seed)/\(report)/\(message)").encode()).hexdigest()[:16],16)*k>>64;\
            s=itertools.accumulate(x[0] for x in p);\
            print(n("draw",1000),next((l+n("amount",h-l+1) for (w,l,h),r in zip(p,s) if n("draw",1000)<r),0))'
            """
    }

    /// A command for any shell that prints the commitment to a seed.
    package static func commitmentRecipe(seed: String) -> String { "printf %s '\(seed)' | sha256sum | cut -c1-64" }

    /// What is published before the day: SHA-256 of the seed's text, in hexadecimal.
    package static func commitment(to seed: String) -> String {
        SHA256.hash(data: Array(seed.utf8)).map { byte in
            let digits = String(byte, radix: 16)
            return byte < 16 ? "0\(digits)" : digits
        }.joined()
    }

    /// 0 to below 1.
    package static func number(_ text: String) -> Double { Double(bits(text)) / 18_446_744_073_709_551_616 }

    private static func place(of text: String) -> Int { Int(share(of: 1000, text)) }

    /// The whole part of that share of something, exactly.
    private static func share(of whole: UInt64, _ text: String) -> UInt64 {
        bits(text).multipliedFullWidth(by: whole).high
    }

    private static func bits(_ text: String) -> UInt64 {
        SHA256.hash(data: Array(text.utf8)).prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    }
}
