import Crypto
import Hummingbird
import HummingbirdTesting
import Logging
import Messaging
import Model
import NIOConcurrencyHelpers
import Photos

@testable import GatewayService

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// A gateway without servers: accounts in memory, commands and submissions recorded, reads scripted.
final class FakeHouse: Sendable {
    let gateway: Gateway
    let accounts = MemoryAccounts()
    let commands = RecordingCommands()
    let submissions = RecordingSubmissions()
    let reads = ScriptedReads()
    let tokens: AccessTokens
    let now = NIOLockedValueBox(Timestamp(seconds: 1_780_000_000))
    let promises = NIOLockedValueBox<VerificationPromises?>(nil)
    private let photoDirectory: String

    init() async throws {
        photoDirectory = FileManager.default.temporaryDirectory.path + "/gateway-" + UUID().uuidString
        let store = try PhotoStore(directory: photoDirectory)
        tokens = await AccessTokens(key: "a key of the tests, at least 32 bytes")
        let promises = promises
        gateway = Gateway(
            accounts: accounts,
            tokens: tokens,
            passwords: try PasswordDesk(),
            photos: PhotoDesk(
                intake: PhotoIntake(store: store, logger: Logger(label: "test")),
                store: store,
                key: SymmetricKey(size: .bits256)
            ),
            submissions: submissions,
            commands: commands,
            reads: reads,
            live: LiveUpdates(),
            ids: ReportIDMaker(key: SymmetricKey(data: Array("an id key of the tests, 32 bytes".utf8))),
            privacy: SilentPrivacy(),
            missing: { [] },
            promises: { promises.withLockedValue { $0 } }
        )
    }

    deinit {
        try? FileManager.default.removeItem(atPath: photoDirectory)
    }

    /// Talks to the gateway without a network.
    func talk<Value>(
        _ body: @escaping @Sendable (any TestClientProtocol) async throws -> Value
    ) async throws -> Value {
        let now = now
        let app = Application(
            responder: gateway.responder(clock: ServiceClock { now.withLockedValue { $0 } }),
            logger: Logger(label: "test")
        )
        return try await app.test(.router, body)
    }

    /// An access token of somebody.
    func token(_ role: Role, _ scope: AreaScope = .own, account: AccountID? = nil) async throws -> String {
        let now = now.withLockedValue { $0 }
        return try await tokens.issue(
            to: Viewer(account: account ?? .new(at: now), role: role, scope: scope, family: UUID()),
            now: now
        )
    }
}
