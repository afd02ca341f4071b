package import ArgumentParser
import Foundation
import Model
import PostgreSQL

/// `rrp statement`
package struct StatementCommand: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "statement",
        abstract: "Write the postings of a citizen, a town or everybody as CSV, oldest first, with running balances.",
        discussion: """
            Cash in yuan, points as they are. Every line is a posting: the lines of a transaction sum to zero. With --from and
            --until only these local days are written; the balances count from the beginning all the same.
            """
    )

    @Option(help: "Points and red packets of this citizen.")
    var citizen: String?

    @Option(help: "Everything that happened to the red packets of this town.")
    var town: String?

    @Option(help: ArgumentHelp("The first local day, such as 2026-11-01.", valueName: "day"))
    var from: String?

    @Option(help: ArgumentHelp("The last local day.", valueName: "day"))
    var until: String?

    package init() {}

    private static let pageSize = 5_000

    package func run() async throws {
        let scope = try scope()
        let (first, last) = (try Self.midnight(from), try Self.midnight(until).map { $0 + .seconds(86_400) })
        try await OperatorContext().withPool(size: 1) { pool in
            // A statement ends where nothing can come in between any more, whatever is posted while it is written.
            guard let end = try await SettledPosition.wait(of: "reward.posting", in: pool) else {
                throw ValidationError("somebody has been posting for ten seconds; try again")
            }
            var writer = StatementWriter()
            var position: Int64 = 0
            try Self.write(StatementWriter.header)
            while true {
                let after = position
                let page = try await pool.autocommit { database in
                    try StatementStatements.page(scope, after: after, upTo: end, count: Self.pageSize, in: database)
                }
                guard let newest = page.last else { return }
                position = newest.position
                var text = ""
                for line in page {
                    let written = writer.line(line)
                    if first.map({ line.recordedAt >= $0 }) ?? true, last.map({ line.recordedAt < $0 }) ?? true {
                        text += written
                    }
                }
                try Self.write(text)
            }
        }
    }

    private func scope() throws -> StatementStatements.Scope {
        switch (citizen, town) {
        case (nil, nil): return .everything
        case (let text?, nil):
            guard let citizen = CitizenID(text) else { throw ValidationError("“\(text)” names no citizen") }
            return .citizen(citizen)
        case (nil, let text?):
            guard let town = TownCode(rawValue: text) else { throw ValidationError("“\(text)” is no town") }
            return .town(town)
        case (.some, .some): throw ValidationError("a citizen or a town, not both")
        }
    }

    /// When a local day begins, Asia/Shanghai.
    private static func midnight(_ day: String?) throws -> Timestamp? {
        guard let day else { return nil }
        guard day.wholeMatch(of: /\d{4}-\d{2}-\d{2}/) != nil, let time = Timestamp("\(day)T00:00:00+08:00") else {
            throw ValidationError("“\(day)” is no day")
        }
        return time
    }

    private static func write(_ text: String) throws {
        try FileHandle.standardOutput.write(contentsOf: Data(text.utf8))
    }
}
