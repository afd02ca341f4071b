package import ArgumentParser
import Foundation
import Messaging
import PostgreSQL

/// `rrp audit`: checks the invariants.
package struct AuditCommand: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "audit",
        abstract: "Check the system's invariants in plain SQL; exit code 1 names each violation.",
        discussion: """
            Looks at one snapshot of the database, after waiting for the outbox and the queues to be empty. With the log of \
            a replay it also checks that everything that was answered with success is really there. With the heads of the \
            sealed journal that were published it also checks that no message was changed since, by whomever.
            """
    )

    @Flag(help: "Answer as JSON.")
    var json = false

    @Option(help: ArgumentHelp("The log of a replay.", valueName: "file"))
    var log: String?

    @Option(help: ArgumentHelp("Heads of the sealed journal, as they were published.", valueName: "file"))
    var heads: String?

    @Option(help: ArgumentHelp("How long to wait for the outbox and the queues to be empty.", valueName: "seconds"))
    var settle = 30

    package init() {}

    package func run() async throws {
        let context = try OperatorContext()
        let log = try log.map { try ReplayLog(file: $0) }
        let heads = try heads.map { try PublishedHead.read(file: $0) } ?? []
        let broker = try BrokerView(settings: context.settings)
        let report = try await context.withPool(size: 1, callLimit: .seconds(600)) { pool in
            let quiet = try await Quiescence(pool: pool, broker: broker).wait(atMost: .seconds(settle))
            let auditor = Auditor(bindings: try await broker.bindings(), log: log, heads: heads)
            let report = try await pool.transaction(.init(isolation: .repeatableRead)) { database in
                try auditor.run(in: database)
            }
            return report.adding(notes: quiet)
        }
        if json {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
            print(String(decoding: try encoder.encode(report), as: UTF8.self))
        } else {
            print(report.text)
        }
        if !report.isClean { throw ExitCode(1) }
    }
}
