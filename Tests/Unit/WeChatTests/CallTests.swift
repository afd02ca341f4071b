import Messaging
import Model
import NIOConcurrencyHelpers
import Testing
import WeChat

@Suite("Pace, breaker and access token")
struct CallTests {
    private static let start = Timestamp(seconds: 1_000_000)

    @Test("The pace lets a burst through at once and spreads the rest, whatever the order of questions")
    func pace() {
        var pace = CallPace(perSecond: 10, burst: 3)
        let waits = (0..<6).map { _ in pace.take(at: Self.start) }
        #expect(waits == [.zero, .zero, .zero, .milliseconds(100), .milliseconds(200), .milliseconds(300)])
        let later = pace.take(at: Self.start + .seconds(10))
        #expect(later == .zero)
    }

    @Test("Never more calls in any second than the rate and the burst allow")
    func neverMore() {
        var pace = CallPace(perSecond: 20, burst: 5)
        var generator = SystemRandomNumberGenerator()
        var now = Self.start
        var sent: [Timestamp] = []
        for _ in 0..<2000 {
            now = now + .microseconds(Int64.random(in: 0...40_000, using: &generator))
            sent.append(now + pace.take(at: now))
        }
        sent.sort()
        for place in sent.indices {
            let within = sent[place...].prefix { $0 < sent[place] + .seconds(1) }.count
            #expect(within <= 20 + 5)
        }
    }

    @Test("Five failures in a row open the breaker; one probe decides; pauses double up to a minute")
    func breaker() {
        var breaker = CircuitBreaker()
        var now = Self.start
        for _ in 0..<4 { breaker.failed(at: now) }
        let admits = breaker.admits(at: now)
        #expect(admits)
        breaker.succeeded()
        for _ in 0..<5 { breaker.failed(at: now) }
        var pauses: [Int64] = []
        for _ in 0..<7 {
            let early = breaker.admits(at: now)
            #expect(!early)
            guard case .open(let until, _) = breaker.state else {
                Issue.record("it is not open")
                return
            }
            pauses.append((until - now).components.seconds)
            now = until
            let (probe, second) = (breaker.admits(at: now), breaker.admits(at: now))
            #expect(probe)
            #expect(!second, "a second call while one is under way to see")
            breaker.failed(at: now)
        }
        #expect(pauses == [2, 4, 8, 16, 32, 60, 60])
    }

    @Test("A probe whose caller vanished does not keep the way closed")
    func lostProbe() {
        var breaker = CircuitBreaker(threshold: 1)
        breaker.failed(at: Self.start)
        let admitted = [2, 30, 62].map { breaker.admits(at: Self.start + .seconds($0)) }
        #expect(admitted == [true, false, true])
    }

    @Test("A hundred who ask at once make one fetch; an old token is fetched again once")
    func stampede() async throws {
        let fetched = NIOLockedValueBox(0)
        let now = NIOLockedValueBox(Self.start)
        let source = AccessTokenSource(clock: ServiceClock { now.withLockedValue { $0 } }, jitter: { 0 }) {
            () async throws(WeChatFault) in
            let number = fetched.withLockedValue {
                $0 += 1
                return $0
            }
            await Task.yield()
            return (token: "token-\(number)", lifetime: .seconds(7200))
        }
        func ask(_ count: Int) async throws -> Set<String> {
            try await withThrowingTaskGroup(of: String.self) { group in
                for _ in 0..<count { group.addTask { try await source.token() } }
                return try await group.reduce(into: []) { $0.insert($1) }
            }
        }
        #expect(try await ask(100) == ["token-1"])
        await source.discard("token-1")
        await source.discard("token-0")
        #expect(try await ask(50) == ["token-2"])
        now.withLockedValue { $0 = Self.start + .seconds(7200 - 200) }
        #expect(try await ask(50) == ["token-2"])
        now.withLockedValue { $0 = Self.start + .seconds(7200 - 149) }
        #expect(try await ask(50) == ["token-3"])
        #expect(fetched.withLockedValue { $0 } == 3)
    }
}
