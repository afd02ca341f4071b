import Foundation
package import Messaging
import Model

/// The app's access token: fetched once however many ask, kept until shortly before its end.
///
/// It is the stable token, of which all replicas get the same one while it is valid. Each fetches the next one at a moment
/// of its own within the last five minutes, so that they do not come all at once.
package actor AccessTokenSource {
    private struct Held {
        let token: String
        let renewAt: Timestamp
    }

    private let fetch: @Sendable () async throws(WeChatFault) -> (token: String, lifetime: Duration)
    private let clock: ServiceClock
    private let jitter: @Sendable () -> Double
    private var held: Held?
    private var fetching: Task<Result<Held, WeChatFault>, Never>?

    /// - Parameters:
    ///   - fetch: asks WeChat.
    ///   - jitter: 0 to 1, which part of the last five minutes is waived.
    package init(
        clock: ServiceClock,
        jitter: @escaping @Sendable () -> Double = { .random(in: 0...1) },
        fetch: @escaping @Sendable () async throws(WeChatFault) -> (token: String, lifetime: Duration)
    ) {
        self.clock = clock
        self.jitter = jitter
        self.fetch = fetch
    }

    /// The token to use now.
    package func token() async throws(WeChatFault) -> String {
        if let held, clock.now() < held.renewAt { return held.token }
        let task = fetching ?? startFetching()
        let result = await task.value
        return try result.get().token
    }

    /// WeChat did not take this token: the next question fetches another one, unless somebody has already.
    package func discard(_ token: String) {
        if held?.token == token { held = nil }
    }

    private func startFetching() -> Task<Result<Held, WeChatFault>, Never> {
        let (fetch, clock, share) = (fetch, clock, jitter())
        let task = Task<Result<Held, WeChatFault>, Never> { [weak self] in
            let result: Result<Held, WeChatFault>
            do throws(WeChatFault) {
                let fresh = try await fetch()
                let early = min(Duration.seconds(300), fresh.lifetime / 2) * (1 + share) / 2
                result = .success(Held(token: fresh.token, renewAt: clock.now() + (fresh.lifetime - early)))
            } catch {
                result = .failure(error)
            }
            await self?.finish(result)
            return result
        }
        fetching = task
        return task
    }

    private func finish(_ result: Result<Held, WeChatFault>) {
        fetching = nil
        if case .success(let fresh) = result { held = fresh }
    }
}
