import FoundationEssentials
import Glibc

/// The file that keeps the passwords of the demonstration accounts: made at the first seeding, mode 0600.
struct DemonstrationFile {
    let path: String

    private struct Content: Codable {
        var accounts: [DemonstrationAccount]
    }

    /// The accounts of an earlier seeding; none where the file does not exist.
    func read() throws(SeedError) -> [DemonstrationAccount] {
        guard FileManager.default.fileExists(atPath: path) else { return [] }
        do {
            let data = try Data(contentsOf: URL(fileURLWithPath: path))
            return try JSONDecoder().decode(Content.self, from: data).accounts
        } catch {
            throw SeedError(.demonstration, "\(path) cannot be read", cause: error)
        }
    }

    /// Replaces the file as a whole; a reader never sees half of it, nor anybody else any of it.
    func write(_ accounts: [DemonstrationAccount]) throws(SeedError) {
        do {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
            let data = try encoder.encode(Content(accounts: accounts))
            let fresh = path + ".new"
            // Empty and private first, then filled: its content is never readable by others.
            guard
                FileManager.default.createFile(atPath: fresh, contents: Data(), attributes: [.posixPermissions: 0o600])
            else { throw SeedError(.demonstration, "\(fresh) cannot be written") }
            try data.write(to: URL(fileURLWithPath: fresh))
            guard rename(fresh, path) == 0 else { throw SeedError(.demonstration, "\(path) cannot be replaced") }
        } catch let error as SeedError {
            throw error
        } catch {
            throw SeedError(.demonstration, "\(path) cannot be written", cause: error)
        }
    }
}
