import Messaging
import Model
import NIOConcurrencyHelpers

@testable import GatewayService

/// Keeps the commands that were sent, and answers what the test says.
final class RecordingCommands: CommandSender {
    private let state = NIOLockedValueBox<(sent: [(command: any CommandContract, id: MessageID)], reply: CommandReply)>(
        ([], .done(state: #"{"state":"claimed","version":2}"#))
    )

    var sent: [(command: any CommandContract, id: MessageID)] { state.withLockedValue { $0.sent } }

    func answer(_ reply: CommandReply) {
        state.withLockedValue { $0.reply = reply }
    }

    func send<Command: CommandContract>(
        _ command: Command,
        id: MessageID,
        traceparent: String?
    ) async throws -> CommandReply {
        state.withLockedValue { state in
            state.sent.append((command, id))
            return state.reply
        }
    }
}
