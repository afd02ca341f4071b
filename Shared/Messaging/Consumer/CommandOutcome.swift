package import Model

/// What a message led to when it was handled, as it is stored and as it is answered.
package struct CommandOutcome: Codable, Sendable, Equatable {
    package enum Status: String, Codable, Sendable {
        case done
        case refused
    }

    package let status: Status
    /// The new state as JSON text, when done.
    package let state: String?
    package let refusal: Refusal?

    package static func done(_ state: String?) -> Self { Self(status: .done, state: state, refusal: nil) }
    /// As it is stored and sent.
    func text() throws -> String { try MessageCoding.text(self) }

    package static func refused(_ refusal: Refusal) -> Self { Self(status: .refused, state: nil, refusal: refusal) }
}
