import Model

/// The two ways out of a service: each has a relay, a broker connection and a pace of its own, so that a department
/// whose queue is full or gone holds back nobody but itself.
package enum RelayLane: String, Sendable, CaseIterable {
    /// Events and commands between services; strictly in order, a failure stops the lane until it is mended.
    case services
    /// What goes to departments; a failure holds back the rows of that department alone.
    case departments

    /// The lanes that a service publishes on: departments are spoken to by dispatch alone, and notification says nothing.
    static func lanes(of service: ServiceName) -> [RelayLane] {
        switch service {
        case .dispatch: [.services, .departments]
        case .notification: []
        case .gateway, .intake, .verification, .reward, .scheduler: [.services]
        }
    }
}
