import Crypto
import CryptoExtras

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// A password as it is stored: a PHC string of scrypt (RFC 7914).
///
/// Costs about 45 ms and 16 MiB; never call it on the cooperative pool.
package struct PasswordHash: Sendable, Equatable {
    private let logRounds: Int
    private let blockSize: Int
    private let parallelism: Int
    private let salt: [UInt8]
    private let hash: [UInt8]

    /// Hashes a new password.
    package init(of password: String) throws {
        var generator = SystemRandomNumberGenerator()
        logRounds = 14
        blockSize = 8
        parallelism = 1
        salt = (0..<16).map { _ in UInt8.random(in: 0...255, using: &generator) }
        hash = try Self.derive(password, salt, 14, 8, 1, count: 32)
    }

    /// Reads `$scrypt$ln=14,r=8,p=1$<salt>$<hash>`; nothing for another scheme or unreasonable costs.
    package init?(stored text: String) {
        let parts = text.split(separator: "$", omittingEmptySubsequences: false)
        guard parts.count == 5, parts[0].isEmpty, parts[1] == "scrypt",
            let salt = Data(base64Encoded: Self.padded(parts[3])),
            let hash = Data(base64Encoded: Self.padded(parts[4])),
            salt.count >= 8, hash.count >= 16
        else { return nil }
        var costs: [Substring: Int] = [:]
        for pair in parts[2].split(separator: ",") {
            let sides = pair.split(separator: "=")
            guard sides.count == 2, let value = Int(sides[1]) else { return nil }
            costs[sides[0]] = value
        }
        guard let logRounds = costs["ln"], let blockSize = costs["r"], let parallelism = costs["p"],
            (10...17).contains(logRounds), (1...16).contains(blockSize), (1...4).contains(parallelism)
        else { return nil }
        self.logRounds = logRounds
        self.blockSize = blockSize
        self.parallelism = parallelism
        self.salt = Array(salt)
        self.hash = Array(hash)
    }

    /// The text to store.
    package var stored: String {
        func plain(_ bytes: [UInt8]) -> String {
            Data(bytes).base64EncodedString().replacing("=", with: "")
        }
        return "$scrypt$ln=\(logRounds),r=\(blockSize),p=\(parallelism)$\(plain(salt))$\(plain(hash))"
    }

    /// Whether this is the password; takes the same time either way.
    package func matches(_ password: String) -> Bool {
        guard let candidate = try? Self.derive(password, salt, logRounds, blockSize, parallelism, count: hash.count)
        else { return false }
        return zip(candidate, hash).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
    }

    private static func derive(
        _ password: String,
        _ salt: [UInt8],
        _ logRounds: Int,
        _ blockSize: Int,
        _ parallelism: Int,
        count: Int
    ) throws -> [UInt8] {
        let key = try KDF.Scrypt.deriveKey(
            from: Array(password.utf8),
            salt: salt,
            outputByteCount: count,
            rounds: 1 << logRounds,
            blockSize: blockSize,
            parallelism: parallelism
        )
        return key.withUnsafeBytes { Array($0) }
    }

    private static func padded(_ text: Substring) -> String {
        text + String(repeating: "=", count: (4 - text.utf8.count % 4) % 4)
    }
}
