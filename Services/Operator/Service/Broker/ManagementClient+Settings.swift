package import Runtime

extension ManagementClient {
    static let addressKey = ConfigurationKey(
        "BROKER_MANAGEMENT_URL",
        "RabbitMQ's management API, for example `http://127.0.0.1:15672`."
    )
    static let userKey = ConfigurationKey("BROKER_ADMIN_USER", "The broker's administrator.")
    static let passwordKey = ConfigurationKey("BROKER_ADMIN_PASSWORD", "Password of that user.", isSecret: true)

    /// The management API that the operator's environment names.
    package init(settings: Settings) throws {
        self.init(
            address: try settings.string(Self.addressKey),
            user: try settings.string(Self.userKey),
            password: try settings.string(Self.passwordKey)
        )
    }
}
