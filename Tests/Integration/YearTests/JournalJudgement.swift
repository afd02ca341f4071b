import Foundation
import Messaging
import Model
import PostgreSQL
import SimulatedYear

/// What the journal says of the deadlines and of the figures, without any table of a service.
struct JournalJudgement {
    private(set) var faults: [String] = []
    private(set) var reached = 0
    private(set) var effects = 0
    private(set) var raw: [RawEntry] = []

    /// Effects of a deadline; each is the whole of one.
    private static let effectTypes: Set<MessageType> = [
        TaskWarned.type, TaskOverdue.type, QuestionExpired.type, CaseWarned.type, CaseOverdue.type, CaseAccepted.type,
        AlarmEscalated.type,
    ]

    init(_ pool: PostgresPool, policies: LimitPolicies, at end: Timestamp) async throws {
        let rows = try await pool.autocommit { database in
            try database.execute(
                "SELECT id, type, cause, occurred_at, body FROM journal.message WHERE body IS NOT NULL ORDER BY position"
            ).decode((UUID, MessageType, UUID?, Timestamp, String).self)
        }
        var judge = DeadlineJudge()
        var deadlines: [UUID: DeadlineReached] = [:]
        var effective: Set<UUID> = []
        var generations: [DeadlineKey: Int] = [:]
        for (id, type, cause, at, body) in rows {
            switch type {
            case ScheduleDeadlines.type:
                for deadline in try MessageCoding.decode(ScheduleDeadlines.self, from: body).deadlines {
                    judge.take(.schedule(deadline), at: at)
                    generations[deadline.key] = deadline.generation
                }
            case CancelDeadlines.type:
                for cancellation in try MessageCoding.decode(CancelDeadlines.self, from: body).deadlines {
                    judge.take(.cancel(cancellation), at: at)
                    generations[cancellation.key] = cancellation.generation
                }
            case DeadlineReached.type:
                deadlines[id] = try MessageCoding.decode(DeadlineReached.self, from: body)
                reached += 1
            default:
                guard let contract = MessageRegistry.contract(of: type, kind: .event) else { continue }
                let event = try MessageCoding.message(contract, from: body)
                if let entry = RawEntry(event, policies: policies) { raw.append(entry) }
                guard Self.effectTypes.contains(type), let cause, let deadline = deadlines[cause] else { continue }
                effective.insert(cause)
                judge.heard(deadline, at: at)
                judge.tookEffect(deadline, at: at)
            }
        }
        for (id, deadline) in deadlines
        where !effective.contains(id) && generations[deadline.key] == deadline.generation {
            faults.append("\(deadline.key): came due and had no effect")
        }
        judge.finish(at: end)
        effects = judge.effects
        faults += judge.faults
    }

    /// Where the services' own counts are not what the events say.
    func differences(in pool: PostgresPool) async throws -> [String] {
        let recount = RawRecount(raw).sums
        var said: [String: Int] = [:]
        for (count, sum) in recount {
            let key = "\(count.figure) \(count.town) \(count.day)"
            said[key + " ", default: 0] += sum
            if let department = count.department { said[key + " \(department)", default: 0] += sum }
        }
        let figures = Array(Set(recount.keys.map(\.figure.code)))
        let rows = try await pool.autocommit { database in
            try database.execute(
                """
                SELECT figure, town_code, starts_on::text, department_code, sum(count)::bigint
                  FROM (SELECT * FROM intake.figure_now UNION ALL SELECT * FROM verification.figure_now
                        UNION ALL SELECT * FROM dispatch.figure_now) AS figure
                 WHERE period = 'day' AND figure = ANY (\(figures))
                 GROUP BY 1, 2, 3, 4
                HAVING sum(count) <> 0
                """
            ).decode((String, String, String, String, Int64).self)
        }
        let counted = Dictionary(uniqueKeysWithValues: rows.map { ("\($0) \($1) \($2) \($3)", Int($4)) })
        return Set(said.keys).union(counted.keys).sorted().compactMap { key in
            said[key, default: 0] == counted[key, default: 0]
                ? nil : "\(key): \(counted[key, default: 0]) counted, \(said[key, default: 0]) in the journal"
        }
    }
}

extension MessageCoding {
    fileprivate static func message(_ contract: any MessageContract.Type, from text: String) throws
        -> any MessageContract
    {
        func open<Contract: MessageContract>(_ type: Contract.Type) throws -> any MessageContract {
            try decode(type, from: text)
        }
        return try open(contract)
    }
}
