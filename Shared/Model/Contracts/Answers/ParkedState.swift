/// A parked message after a command.
package struct ParkedState: Hashable, Codable, Sendable {
    package enum State: String, Hashable, Codable, Sendable {
        /// It goes back to its queue; what still cannot be handled is parked again.
        case returning
    }

    package let service: ServiceName
    package let number: Int64
    package let state: State

    package init(service: ServiceName, number: Int64, state: State) {
        self.service = service
        self.number = number
        self.state = state
    }
}
