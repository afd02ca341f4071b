import Foundation
package import Model
import NIOConcurrencyHelpers

/// The provider's public keys as files `<serial>.pem` of a folder; a new file is found when its serial first comes up.
///
/// Looks again at most every ten seconds, so that made-up serials do not make the process read for ever.
package final class PlatformKeyRing: Sendable {
    private struct State {
        var keys: PlatformKeys
        var readAt: Timestamp
    }

    private static let readingInterval = Duration.seconds(10)

    private let directory: String
    private let state: NIOLockedValueBox<State>

    /// Throws when the folder cannot be read or holds no key.
    package init(directory: String, now: Timestamp) throws {
        self.directory = directory
        let keys = try Self.read(directory)
        guard !keys.serials.isEmpty else { throw Empty(directory: directory) }
        state = NIOLockedValueBox(State(keys: keys, readAt: now))
    }

    /// The folder holds no key.
    package struct Empty: Error, CustomStringConvertible {
        let directory: String
        package var description: String { "no file <serial>.pem in \(directory)" }
    }

    package var serials: [String] { state.withLockedValue { $0.keys.serials } }

    /// As `PlatformKeys.verify`, with a look into the folder where the serial is not known.
    package func verify(_ signed: AnswerSignature, body: [UInt8], at now: Timestamp) throws(SignatureFault) {
        do throws(SignatureFault) {
            try state.withLockedValue({ $0.keys }).verify(signed, body: body, at: now)
        } catch {
            guard case .unknownKey = error, let keys = readAgain(now) else { throw error }
            try keys.verify(signed, body: body, at: now)
        }
    }

    private func readAgain(_ now: Timestamp) -> PlatformKeys? {
        state.withLockedValue { state -> PlatformKeys? in
            guard now - state.readAt >= Self.readingInterval else { return nil }
            state.readAt = now
            guard let keys = try? Self.read(directory), !keys.serials.isEmpty else { return nil }
            state.keys = keys
            return keys
        }
    }

    private static func read(_ directory: String) throws -> PlatformKeys {
        let names = try FileManager.default.contentsOfDirectory(atPath: directory).filter { $0.hasSuffix(".pem") }
        return try PlatformKeys(
            Dictionary(
                uniqueKeysWithValues: names.map { name in
                    (
                        String(name.dropLast(4)),
                        try String(contentsOfFile: "\(directory)/\(name)", encoding: .utf8)
                    )
                }
            )
        )
    }
}
