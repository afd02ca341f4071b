/// How a connection is encrypted; all files are PEM. TLS 1.2 or newer.
package struct AMQPTLS: Sendable, Hashable {
    /// The authorities that may have signed the broker's certificate.
    package var rootCertificateFile: String
    /// Whether the broker's certificate must be signed by one of the authorities.
    package var verifiesPeer: Bool
    /// Whether the broker's certificate must name the host that was connected to.
    package var verifiesHost: Bool
    /// This client's own certificate and key, when the broker asks for one.
    package var clientCertificateFile: String?
    package var clientKeyFile: String?

    package init(
        rootCertificateFile: String,
        verifiesPeer: Bool = true,
        verifiesHost: Bool = true,
        clientCertificateFile: String? = nil,
        clientKeyFile: String? = nil
    ) {
        self.rootCertificateFile = rootCertificateFile
        self.verifiesPeer = verifiesPeer
        self.verifiesHost = verifiesHost
        self.clientCertificateFile = clientCertificateFile
        self.clientKeyFile = clientKeyFile
    }
}
