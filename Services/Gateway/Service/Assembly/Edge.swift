package import ServiceLifecycle

/// The gateway without its listener.
package struct Edge: Sendable {
    package let responder: GatewayResponder
    /// What runs beside the listener.
    package let companions: [any Service]
}
