import CryptoExtras
package import Runtime
import WeChat

/// The settings of the simulator.
package enum SimulatorKeys {
    package static let host = ConfigurationKey(
        "WECHAT_SIMULATOR_HOST",
        "Address of the simulator's listener.",
        absence: .value("127.0.0.1")
    )
    package static let port = ConfigurationKey(
        "WECHAT_SIMULATOR_PORT",
        "Port of the simulator's listener.",
        absence: .value("8090")
    )
    package static let record = ConfigurationKey(
        "WECHAT_SIMULATOR_RECORD",
        "File in which the simulator records what it paid."
    )
    package static let merchantPublicKey = ConfigurationKey(
        "WECHAT_SIMULATOR_MERCHANT_PUBLIC_KEY",
        "The merchant's public key, PEM: verifies requests.",
        isSecret: true
    )
    package static let platformKey = ConfigurationKey(
        "WECHAT_SIMULATOR_PLATFORM_KEY",
        "The simulated provider's private key, PEM: signs answers and call-backs.",
        isSecret: true
    )
    package static let platformSerial = ConfigurationKey(
        "WECHAT_SIMULATOR_PLATFORM_SERIAL",
        "Serial of that key, such as `PUB_KEY_ID_…`."
    )
    package static let balance = ConfigurationKey(
        "WECHAT_SIMULATOR_BALANCE",
        "What the merchant's account holds at the first start, in fen.",
        absence: .value("100000000")
    )

    package static let all = [
        host, port, record, merchantPublicKey, platformKey, platformSerial, balance, WeChatKeys.merchantID,
        WeChatKeys.merchantSerial, WeChatKeys.apiKey, WeChatKeys.appID, WeChatKeys.appSecret,
    ]
}

/// The two sides' identities as the simulated provider holds them.
struct SimulatorIdentity: Sendable {
    let merchantID: String
    let merchantSerial: String
    let merchantKey: _RSA.Signing.PublicKey
    let platformSerial: String
    let platformKey: _RSA.Signing.PrivateKey
    /// The same key, for the names that are encrypted to it.
    let platformPEM: String
    /// Signs what is to look forged.
    let strangeKey: _RSA.Signing.PrivateKey
    let apiKey: APIKey
    let appID: String
    let appSecret: String

    init(_ settings: Settings) throws {
        merchantID = try settings.string(WeChatKeys.merchantID)
        merchantSerial = try settings.string(WeChatKeys.merchantSerial)
        merchantKey = try _RSA.Signing.PublicKey(
            pemRepresentation: try settings.string(SimulatorKeys.merchantPublicKey)
        )
        platformSerial = try settings.string(SimulatorKeys.platformSerial)
        platformPEM = try settings.string(SimulatorKeys.platformKey)
        platformKey = try _RSA.Signing.PrivateKey(pemRepresentation: platformPEM)
        strangeKey = try _RSA.Signing.PrivateKey(keySize: .bits2048)
        apiKey = try settings.wechatAPIKey()
        appID = try settings.string(WeChatKeys.appID)
        appSecret = try settings.string(WeChatKeys.appSecret)
    }
}
