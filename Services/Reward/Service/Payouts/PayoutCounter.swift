import Model
import NIOConcurrencyHelpers

/// The calls to the provider that are under way in this process, and the answers that wait to be stored.
final class PayoutCounter: Sendable {
    /// What a call brought; nil where it was never made, because the way to the provider is closed for now.
    struct Heard: Sendable {
        let payout: Payout
        let call: PayoutCall
        let news: PayoutNews?
    }

    private struct State {
        var underWay = 0
        var heard: [Heard] = []
    }

    let width: Int
    private let state = NIOLockedValueBox(State())
    /// Rings when there is something to store.
    private let arrival = PayoutBell()
    /// Rings when there is room for other calls.
    private let room = PayoutBell()

    init(width: Int) { self.width = width }

    /// How many calls may be begun; waits until there is room.
    func places() async -> Int {
        while !Task.isCancelled {
            let free = width - state.withLockedValue { $0.underWay }
            if free > 0 { return free }
            await room.wait(atMost: .seconds(1))
        }
        return 0
    }

    func began(_ count: Int) { state.withLockedValue { $0.underWay += count } }

    /// Ends the waiting of a call; its place is free once its answer is stored.
    func heard(_ heard: Heard) {
        state.withLockedValue { $0.heard.append(heard) }
        arrival.ring()
    }

    /// What has come in since the last time; empty after a second without anything.
    func take() async -> [Heard] {
        let present = drain()
        guard present.isEmpty else { return present }
        await arrival.wait(atMost: .seconds(1))
        return drain()
    }

    func stored(_ count: Int) {
        state.withLockedValue { $0.underWay -= count }
        room.ring()
    }

    private func drain() -> [Heard] {
        state.withLockedValue { state in
            defer { state.heard = [] }
            return state.heard
        }
    }
}
