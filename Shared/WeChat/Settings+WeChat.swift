package import AsyncHTTPClient
package import Messaging
import Model
package import Runtime

extension Settings {
    /// The merchant's interface; nil where no merchant number is set.
    package func payClient(http: HTTPClient, clock: ServiceClock) throws -> PayClient? {
        guard let merchant = try optional(WeChatKeys.merchantID) else { return nil }
        let signer: MerchantSigner
        do {
            signer = try MerchantSigner(
                merchantID: merchant,
                serial: try string(WeChatKeys.merchantSerial),
                privateKey: try string(WeChatKeys.merchantKey)
            )
        } catch let error as ConfigurationError {
            throw error
        } catch {
            throw ConfigurationError(
                code: .malformed,
                key: WeChatKeys.merchantKey.name,
                message: "no private key in PEM"
            )
        }
        let transport = CallGate(
            HTTPTransport(client: http, base: try string(WeChatKeys.payAddress)),
            clock: clock,
            pace: CallPace(perSecond: try int(WeChatKeys.callsPerSecond, in: 1...100))
        )
        return PayClient(
            transport: transport,
            signer: signer,
            keys: try platformKeys(clock: clock),
            clock: clock
        )
    }

    /// The provider's public keys, from their folder.
    package func platformKeys(clock: ServiceClock) throws -> PlatformKeyRing {
        let directory = try string(WeChatKeys.platformKeys)
        do {
            return try PlatformKeyRing(directory: directory, now: clock.now())
        } catch {
            throw ConfigurationError(
                code: .unreadable,
                key: WeChatKeys.platformKeys.name,
                message: "no public key is read from \(directory): \(error)"
            )
        }
    }

    package func wechatAPIKey() throws -> APIKey {
        guard let key = APIKey(try string(WeChatKeys.apiKey)) else {
            throw ConfigurationError(code: .malformed, key: WeChatKeys.apiKey.name, message: "needs exactly 32 bytes")
        }
        return key
    }

    /// The open platform; nil where no AppID is set.
    package func miniProgram(http: HTTPClient, clock: ServiceClock) throws -> MiniProgramClient? {
        guard let app = try optional(WeChatKeys.appID) else { return nil }
        let transport = CallGate(
            HTTPTransport(client: http, base: try string(WeChatKeys.openAddress), timeLimit: .seconds(5)),
            clock: clock,
            pace: CallPace(perSecond: 100, burst: 100)
        )
        return MiniProgramClient(
            transport: transport,
            appID: app,
            secret: try string(WeChatKeys.appSecret),
            clock: clock
        )
    }

    /// What every transfer has in common.
    package func transferTerms() throws -> TransferTerms {
        let reports = try string(WeChatKeys.sceneReport).split(separator: ";").map { entry in
            let parts = entry.split(separator: "=", maxSplits: 1).map(String.init)
            return TransferOrder.SceneReport(type: parts.first ?? "", content: parts.count > 1 ? parts[1] : "")
        }
        let remark = try string(WeChatKeys.remark)
        guard remark.count <= 32 else {
            throw ConfigurationError(code: .malformed, key: WeChatKeys.remark.name, message: "has over 32 characters")
        }
        return TransferTerms(
            appID: try string(WeChatKeys.appID),
            sceneID: try string(WeChatKeys.sceneID),
            sceneReports: reports,
            remark: remark,
            notifyURL: try optional(WeChatKeys.notifyURL)
        )
    }
}
