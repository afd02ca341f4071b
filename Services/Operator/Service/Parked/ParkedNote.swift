import Foundation
package import Messaging
import Model
package import PostgreSQL

/// What an operator does at the command line with what was put aside, noted in the sealed journal as what is done over HTTP is:
/// under the name of the system account.
package struct ParkedNote: Sendable {
    package enum Deed: String, Sendable {
        case replayed, dropped
    }

    private let account: String

    /// - Parameter account: who works at the command line.
    package init(account: String) { self.account = account }

    /// The account that this process runs as.
    static var ofThisProcess: ParkedNote { ParkedNote(account: ProcessInfo.processInfo.userName) }

    /// About one message, in the name of the service that put it aside.
    package func write(_ deed: Deed, _ message: ParkedMessage, in database: Database) throws {
        guard let service = ServiceName(rawValue: message.place.service) else { return }
        let about = ["place": message.place.description, "messageID": message.messageID, "type": message.type]
        try write(deed, about, as: service, in: database)
    }

    /// About all that lies in a queue of the broker, which is no service's own.
    func write(_ deed: Deed, queue: String, in database: Database) throws {
        try write(deed, ["queue": queue], as: .gateway, in: database)
    }

    private func write(
        _ deed: Deed,
        _ about: [String: String],
        as service: ServiceName,
        in database: Database
    ) throws {
        try Journal.note(
            "journal.\(deed.rawValue).v1",
            body: try MessageCoding.text(about),
            as: service,
            at: try database.execute("SELECT clock.now()").decodeOne(Timestamp.self),
            cause: nil,
            actor: "\(Role.systemOperator.rawValue):\(account)",
            in: database
        )
    }
}
