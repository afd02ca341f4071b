import Foundation
import Runtime

/// The services' broker passwords, one file each.
struct ServicePasswords: Sendable {
    let directory: String

    func password(of user: String) throws -> String {
        let path = "\(directory)/broker-\(user)"
        do {
            return try String(contentsOfFile: path, encoding: .utf8).trimmingCharacters(in: .whitespacesAndNewlines)
        } catch {
            throw ConfigurationError(
                code: .unreadable,
                key: TopologyCommand.secretsKey.name,
                message: "the file \(path) cannot be read"
            )
        }
    }
}
