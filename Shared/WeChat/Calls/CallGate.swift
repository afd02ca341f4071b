package import Messaging
import Model
import NIOConcurrencyHelpers

/// A transport behind a pace and a circuit breaker.
package final class CallGate: WeChatTransport {
    private struct State {
        var pace: CallPace
        var breaker: CircuitBreaker
    }

    private let inner: any WeChatTransport
    private let clock: ServiceClock
    private let state: NIOLockedValueBox<State>

    package init(
        _ inner: any WeChatTransport,
        clock: ServiceClock,
        pace: CallPace,
        breaker: CircuitBreaker = CircuitBreaker()
    ) {
        self.inner = inner
        self.clock = clock
        state = NIOLockedValueBox(State(pace: pace, breaker: breaker))
    }

    package var breakerState: CircuitBreaker.State { state.withLockedValue { $0.breaker.state } }

    package func send(_ request: WeChatRequest) async throws(WeChatFault) -> WeChatReply {
        let now = clock.now()
        let pause = state.withLockedValue { state -> Duration? in
            state.breaker.admits(at: now) ? state.pace.take(at: now) : nil
        }
        guard let pause else { throw .held }
        if pause > .zero {
            do { try await Task.sleep(for: pause) } catch { throw .unreachable("cancelled before it was sent") }
        }
        do throws(WeChatFault) {
            let reply = try await inner.send(request)
            record(isWell: reply.status < 500)
            return reply
        } catch {
            record(isWell: false)
            throw error
        }
    }

    private func record(isWell: Bool) {
        let now = clock.now()
        state.withLockedValue { isWell ? $0.breaker.succeeded() : $0.breaker.failed(at: now) }
    }
}
