import AMQP
import Messaging
import Model
import PostgreSQL
import Runtime

/// Sends decisions about payouts to the reward service; who decides is written down before that.
struct PayoutDecisions {
    private let pool: PostgresPool
    private let requester: AMQPRequester
    private let client: CommandClient

    static func with<Result>(
        _ context: OperatorContext,
        _ body: (PayoutDecisions) async throws -> Result
    ) async throws -> Result {
        try await context.withPool(size: 1) { pool in
            let decisions = try PayoutDecisions(context, pool)
            do {
                let result = try await body(decisions)
                await decisions.requester.close()
                return result
            } catch {
                await decisions.requester.close()
                throw error
            }
        }
    }

    private init(_ context: OperatorContext, _ pool: PostgresPool) throws {
        self.pool = pool
        requester = AMQPRequester(
            try context.settings.broker(connectionName: "rrp payouts"),
            logger: context.logger
        )
        client = CommandClient(
            requester: requester,
            topology: Topology(prefix: try context.settings.string(.topologyPrefix)),
            clock: .real
        )
    }

    func decide(
        _ decision: PayoutDecision,
        on report: ReportID,
        reason: String,
        _ signature: Signature
    ) async throws -> CommandReply {
        try await pool.transaction { try PayoutStatements.note(decision, on: report, signature, in: $0) }
        return try await client.send(
            ReviewPayout(
                reportID: report,
                decision: decision,
                reason: reason,
                actor: CommandActor(id: signature.account, role: .systemOperator, scope: .city)
            ),
            id: .new(at: ServiceClock.real.now()),
            traceparent: nil
        )
    }

    /// Calls back every bill that waits for its citizen's confirmation, or is just being made.
    /// - Returns: how many are called back; others were confirmed or over by then.
    func callBackAll(reason: String, _ signature: Signature) async throws -> Int {
        var called = 0
        for report in try await pool.autocommit({ try PayoutStatements.underWay(in: $0) }) {
            if case .done = try await decide(.cancel, on: report, reason: reason, signature) { called += 1 }
        }
        return called
    }
}
