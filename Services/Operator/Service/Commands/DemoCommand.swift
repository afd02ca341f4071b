package import ArgumentParser
import Messaging
import Model
import PostgreSQL
import Runtime

/// `rrp demo`: plays the demonstration's cases and tells them step by step.
package struct DemoCommand: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "demo",
        abstract: "Play the demonstration's cases through the public interface and tell them step by step."
    )

    static let gatewayKey = ConfigurationKey(
        "GATEWAY_URL",
        "The gateway that demonstrations and generated load use.",
        absence: .value("http://127.0.0.1:8080")
    )

    static let simulatorKey = ConfigurationKey(
        "WECHAT_SIMULATOR_URL",
        "The simulated WeChat, where the demonstration confirms a red packet; without it none is claimed.",
        absence: .off
    )

    package init() {}

    package func run() async throws {
        let settings = Settings()
        let cast = try DemonstrationCast(file: try settings.string(SeedCommand.accountsKey))
        let client = GatewayClient(addresses: [try settings.string(Self.gatewayKey)])
        let wechat = try settings.optional(Self.simulatorKey).map { GatewayClient(addresses: [$0]) }
        let paid = try await OperatorContext().withPool(size: 1) { pool in
            try await Demonstration(client: client, wechat: wechat, cast: cast, pool: pool).play()
        }
        if let paid { try await printLedger(of: paid) }
        print("\nSign-ins of the demonstration (passwords made at seeding):")
        for account in cast.accounts where account.role != "gridOfficer" || !account.cells.isEmpty {
            guard ["441900103", nil].contains(account.townCode) else { continue }
            print("  \(account.role)  \(account.login)  \(account.password)  \(account.displayName)")
        }
        print("  … and those of the other towns in \(try settings.string(SeedCommand.accountsKey))")
    }

    /// Every posting of the report, points and cash.
    private func printLedger(of report: String) async throws {
        guard let id = ReportID(report) else { return }
        let lines = try await OperatorContext().withPool(size: 1) { pool in
            try await pool.autocommit { database in
                try database.execute(
                    """
                    SELECT transaction.recorded_at, transaction.kind, account.code, account.ledger, posting.amount
                      FROM reward.transaction
                      JOIN reward.posting ON posting.transaction_id = transaction.id
                      JOIN reward.account ON account.id = posting.account_id
                     WHERE transaction.report_id = \(id)
                     ORDER BY transaction.recorded_at, transaction.kind, posting.amount
                    """
                ).decode((Timestamp, String, String, String, Int64).self)
            }
        }
        print("\nThe ledger of this report (points, and cash in yuan; every transaction sums to zero):")
        for (at, kind, account, ledger, amount) in lines {
            let text = ledger == "cash" ? Fen(amount).description : String(amount)
            print("  \(at.description.prefix(23))  \(kind.padded(to: 8))  \(text.padded(to: 8))  \(account)")
        }
    }
}
