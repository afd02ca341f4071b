import Messaging
import Model
import PostgreSQL

extension PostgresReadModel {
    package func squares() async throws -> SquareIndex {
        let squares = try await pool.autocommit { database in
            try database.execute("SELECT x, y, reports FROM read.open_square").decode((Int32, Int32, Int32).self)
        }
        return SquareIndex(squares.map { SquareIndex.Square(x: Int($0.0), y: Int($0.1), reports: Int($0.2)) })
    }

    package func parked() async throws -> ParkedList {
        let rows = try await pool.autocommit { database in
            try database.execute(
                """
                SELECT service, number, consumer, type, subject, reason_code, parked_at
                  FROM read.parked_message
                 ORDER BY parked_at DESC, service, number
                 LIMIT 200
                """
            ).decode((String, Int64, String, String, String?, String, Timestamp).self)
        }
        return ParkedList(
            items: rows.map {
                ParkedItem(
                    name: ParkedMessage.Place(service: $0.0, number: $0.1).description,
                    consumer: $0.2,
                    type: $0.3,
                    subject: $0.4,
                    reason: $0.5,
                    parkedAt: $0.6
                )
            }
        )
    }

    package func board() async throws -> BoardAnswer {
        try await pool.autocommit { database in
            let relays = try database.execute(
                "SELECT service, lane, waiting, held, oldest_at FROM read.relay_board ORDER BY service, lane"
            ).decode((String, String, Int64, Int64, Timestamp).self)
            let parked = try database.execute(
                """
                SELECT consumer, type, reason_code, messages, oldest_at, newest_at
                  FROM read.parked_board ORDER BY newest_at DESC LIMIT 100
                """
            ).decode((String, String, String, Int64, Timestamp, Timestamp).self)
            let timers = try database.execute(
                "SELECT owner, waiting, overdue, next_at FROM read.timer_board ORDER BY owner"
            ).decode((String, Int64, Int64, Timestamp).self)
            let payouts = try database.execute(
                "SELECT state, payouts, fen, oldest_at FROM read.payout_board ORDER BY state"
            ).decode((String, Int64, Int64, Timestamp).self)
            let processes = try database.execute("SELECT name, connections FROM read.process_board ORDER BY name")
                .decode((String, Int64).self)
            return BoardAnswer(
                at: try database.execute("SELECT clock.now()").decodeOne(Timestamp.self),
                processes: processes.map { BoardProcess(name: $0.0, connections: Int($0.1)) },
                relays: relays.map {
                    BoardRelay(service: $0.0, lane: $0.1, waiting: Int($0.2), held: Int($0.3), oldestAt: $0.4)
                },
                parked: parked.map {
                    BoardParked(
                        consumer: $0.0,
                        type: $0.1,
                        reason: $0.2,
                        messages: Int($0.3),
                        oldestAt: $0.4,
                        newestAt: $0.5
                    )
                },
                timers: timers.map {
                    BoardTimers(owner: $0.0, waiting: Int($0.1), overdue: Int($0.2), nextAt: $0.3)
                },
                payouts: payouts.map { BoardPayouts(state: $0.0, payouts: Int($0.1), fen: Int($0.2), oldestAt: $0.3) }
            )
        }
    }
}
