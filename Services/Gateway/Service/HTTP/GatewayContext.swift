package import Hummingbird
import NIOCore

/// What the server knows of a request besides its head and body.
package struct GatewayContext: RequestContext {
    package var coreContext: CoreRequestContextStorage
    /// The peer's address without its port; the channel's own words where it has none (tests).
    let address: String
    /// Closes the connection.
    let drop: @Sendable () -> Void

    package init(source: Source) {
        coreContext = .init(source: source)
        address = source.channel.remoteAddress?.ipAddress ?? "local"
        let channel = source.channel
        drop = { channel.close(promise: nil) }
    }
}
