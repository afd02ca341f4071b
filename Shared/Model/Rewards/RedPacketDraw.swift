import Crypto

/// The draw for a red packet: seeded and auditable. Whoever knows the seed (published after its period) can recompute
/// why a report won: the first eight bytes of SHA-256("draw/" ‖ seed ‖ "/" ‖ report) as a share of 2⁶⁴ below `share`.
package struct RedPacketDraw: Hashable, Sendable {
    package let seed: String
    /// The share of reports that win, 0 to 1.
    package let share: Double

    package init(seed: String, share: Double) {
        self.seed = seed
        self.share = share
    }

    package func wins(_ report: ReportID) -> Bool {
        let digest = SHA256.hash(data: Array("draw/\(seed)/\(report)".utf8))
        let number = digest.prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        return Double(number) / 18_446_744_073_709_551_616 < share
    }
}
