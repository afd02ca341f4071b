package import Messaging
package import Model

extension CommandClient {
    /// How a command ended: nil where it was carried out, `other` where nobody answered.
    package func outcome(of command: any CommandContract, id: MessageID? = nil) async throws -> RefusalCode? {
        func send<Command: CommandContract>(_ command: Command) async throws -> CommandReply {
            try await self.send(command, id: id ?? .new(at: ServiceClock.real.now()), traceparent: nil)
        }
        switch try await send(command) {
        case .done: return nil
        case .refused(let refusal): return refusal.code
        case .pending: return .other
        }
    }
}
