package import Messaging
package import Model
import PostgreSQL
package import WeChat

/// What the gateway has to do with WeChat: who taps, by a code of `wx.login`, and call-backs, of which only genuine ones
/// go on as hints.
package struct WeChatDesk: Sendable {
    let miniProgram: MiniProgramClient
    let keys: PlatformKeyRing
    let apiKey: APIKey
    let merchantID: String
    let clock: ServiceClock
    let publish: @Sendable (HintTransfer) async throws -> Void

    package init(
        miniProgram: MiniProgramClient,
        keys: PlatformKeyRing,
        apiKey: APIKey,
        merchantID: String,
        clock: ServiceClock,
        publish: @escaping @Sendable (HintTransfer) async throws -> Void
    ) {
        self.miniProgram = miniProgram
        self.keys = keys
        self.apiKey = apiKey
        self.merchantID = merchantID
        self.clock = clock
        self.publish = publish
    }

    /// Who tapped. A code works once.
    func openID(code: String) async throws -> String {
        do throws(WeChatFault) {
            return try await miniProgram.signIn(code: code).openID
        } catch {
            switch error.advice {
            case .definite, .person: throw Problem(.wechatCodeRefused)
            default: throw Problem.unavailable("WeChat is not reached: \(error.code)")
            }
        }
    }

    /// Who sends, for the content check; nil where WeChat does not say so within two seconds: no report waits for it.
    func sender(code: String) async -> String? {
        await withTaskGroup(of: String?.self) { group in
            group.addTask { try? await miniProgram.signIn(code: code).openID }
            group.addTask {
                try? await Task.sleep(for: .seconds(2))
                return nil
            }
            let first = await group.next() ?? nil
            group.cancelAll()
            return first
        }
    }

    /// Verifies a call-back and passes on what it hints at.
    /// - Throws: `TransferNotice.Refused`; nothing has changed then.
    func take(_ body: [UInt8], header: (String) -> String?) async throws {
        let bill = try TransferNotice.reading(
            body: body,
            header: header,
            keys: keys,
            apiKey: apiKey,
            merchantID: merchantID,
            at: clock.now()
        )
        try await publish(HintTransfer(billNumber: bill.outBillNumber))
    }
}
