import Foundation

/// The people of the demonstration: who lives in the file that seeding wrote.
struct DemonstrationCast: Sendable {
    private struct Content: Decodable {
        let accounts: [DemonstrationAccount]
    }

    let accounts: [DemonstrationAccount]

    init(file: String) throws {
        let data = try Data(contentsOf: URL(fileURLWithPath: file))
        accounts = try JSONDecoder().decode(Content.self, from: data).accounts
    }

    struct Absent: Error, CustomStringConvertible {
        let who: String
        var description: String { "the demonstration has no \(who); seed it first" }
    }

    func centre(of town: String) throws -> DemonstrationAccount {
        try first("town centre of \(town)") { $0.role == "townCentre" && $0.townCode == town }
    }

    /// An officer of the town who owns a cell.
    func officer(of town: String) throws -> DemonstrationAccount {
        try first("grid officer of \(town)") { $0.role == "gridOfficer" && $0.townCode == town && !$0.cells.isEmpty }
    }

    func department(_ code: String) throws -> DemonstrationAccount {
        try first("clerk of \(code)") { $0.role == "department" && $0.departmentCode == code }
    }

    private func first(_ who: String, _ matches: (DemonstrationAccount) -> Bool) throws -> DemonstrationAccount {
        guard let account = accounts.first(where: matches) else { throw Absent(who: who) }
        return account
    }
}
