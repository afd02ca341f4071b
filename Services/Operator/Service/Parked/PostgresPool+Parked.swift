import ArgumentParser
import Messaging
import PostgreSQL

extension PostgresPool {
    /// The message that the operator named.
    /// - Throws: `ValidationError` when there is none.
    func parked(_ name: String) async throws -> ParkedMessage {
        guard let place = ParkedMessage.Place(name) else {
            throw ValidationError("“\(name)” names no message; the list shows names such as intake:17")
        }
        guard let message = try await autocommit({ try ParkedStatements.find(place, in: $0) }) else {
            throw ValidationError("there is no parked message \(place)")
        }
        return message
    }

    /// Those that the operator named, or all that wait.
    func parked(_ names: [String], all: Bool) async throws -> [ParkedMessage] {
        guard all else {
            if names.isEmpty { throw ValidationError("name messages, or say --all") }
            var messages: [ParkedMessage] = []
            for name in names { messages.append(try await parked(name)) }
            return messages
        }
        return try await autocommit {
            try ParkedStatements.list(service: nil, includingResolved: false, limit: 100_000, in: $0)
        }
    }
}
