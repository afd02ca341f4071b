/// How the connection is protected; the modes are libpq's.
package struct PostgresTLS: Sendable, Hashable {
    package enum Mode: String, Sendable, CaseIterable {
        case disable
        /// Encrypted, the server's certificate is not looked at (unless a root certificate is given: then as `verify-ca`).
        case require
        case verifyCA = "verify-ca"
        /// Encrypted, certificate and host name checked.
        case verifyFull = "verify-full"
    }

    package var mode: Mode
    /// Paths of PEM files.
    package var rootCertificate: String?
    package var clientCertificate: String?
    package var clientKey: String?

    package init(
        mode: Mode,
        rootCertificate: String? = nil,
        clientCertificate: String? = nil,
        clientKey: String? = nil
    ) {
        self.mode = mode
        self.rootCertificate = rootCertificate
        self.clientCertificate = clientCertificate
        self.clientKey = clientKey
    }

    package static let disable = PostgresTLS(mode: .disable)
    package static let require = PostgresTLS(mode: .require)
    package static func verifyFull(rootCertificate: String) -> PostgresTLS {
        PostgresTLS(mode: .verifyFull, rootCertificate: rootCertificate)
    }
}
