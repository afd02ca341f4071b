import AMQP
import AsyncHTTPClient
import Messaging
import Runtime
import WeChat

extension WeChatDesk {
    /// Nil where neither the mini program nor the merchant is set up.
    static func make(_ assembly: ServiceAssembly, publisher: AMQPPublisher) throws -> WeChatDesk? {
        let settings = assembly.settings
        guard let merchant = try settings.optional(WeChatKeys.merchantID),
            let miniProgram = try settings.miniProgram(http: .shared, clock: assembly.clock)
        else { return nil }
        let hints = BrokerHints(publisher: publisher, topology: assembly.topology)
        let clock = assembly.clock
        return WeChatDesk(
            miniProgram: miniProgram,
            keys: try settings.platformKeys(clock: clock),
            apiKey: try settings.wechatAPIKey(),
            merchantID: merchant,
            clock: clock
        ) { try await hints.publish($0, at: clock.now()) }
    }
}
