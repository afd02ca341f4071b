import Messaging
import Model
import NIOConcurrencyHelpers
import Testing
import WeChat

/// A host that answers what it was told to, one after the other, and afterwards that all is well.
final class ScriptedHost: WeChatTransport {
    enum Answer: Sendable {
        case status(Int)
        case fault(WeChatFault)
    }

    private struct State: Sendable {
        var answers: [Answer] = []
        var asked = 0
        var meanwhile: (@Sendable () async -> Void)?
    }

    private let state = NIOLockedValueBox(State())

    /// How many calls reached it.
    var asked: Int { state.withLockedValue { $0.asked } }

    func will(_ answers: [Answer]) { state.withLockedValue { $0.answers += answers } }

    /// What happens once, while the next call is under way.
    func during(_ body: @escaping @Sendable () async -> Void) { state.withLockedValue { $0.meanwhile = body } }

    func send(_ request: WeChatRequest) async throws(WeChatFault) -> WeChatReply {
        let meanwhile = state.withLockedValue { state -> (@Sendable () async -> Void)? in
            state.asked += 1
            defer { state.meanwhile = nil }
            return state.meanwhile
        }
        await meanwhile?()
        let answer = state.withLockedValue { state -> Answer in
            state.answers.isEmpty ? .status(200) : state.answers.removeFirst()
        }
        switch answer {
        case .status(let status): return WeChatReply(status: status, body: [])
        case .fault(let fault): throw fault
        }
    }
}

/// A gate before a host of its own, and a clock that goes when it is told to.
struct GatedWay: Sendable {
    static let start = Timestamp(seconds: 1_000_000)

    let host = ScriptedHost()
    let gate: CallGate
    private let time: NIOLockedValueBox<Timestamp>

    init(pace: CallPace = CallPace(perSecond: 100, burst: 1_000)) {
        let time = NIOLockedValueBox(Self.start)
        self.time = time
        gate = CallGate(host, clock: ServiceClock { time.withLockedValue { $0 } }, pace: pace)
    }

    func wait(_ duration: Duration) { time.withLockedValue { $0 = $0 + duration } }

    /// The status that came back, or the fault.
    func call() async -> Result<Int, WeChatFault> {
        do throws(WeChatFault) {
            return .success(try await gate.send(WeChatRequest(.get, "/")).status)
        } catch {
            return .failure(error)
        }
    }

    /// Calls that are answered so, one after the other.
    func call(_ answers: [ScriptedHost.Answer]) async {
        host.will(answers)
        for _ in answers { _ = await call() }
    }
}

@Suite("The gate before a host", .timeLimit(.minutes(1)))
struct CallGateTests {
    private static let held = Result<Int, WeChatFault>.failure(.held)
    private static let well = Result<Int, WeChatFault>.success(200)

    private static let rowsOfFailures: [[ScriptedHost.Answer]] = [
        [.status(500), .status(502), .status(503), .status(504), .status(599)],
        Array(repeating: .fault(.lost("no answer in time")), count: 5),
        Array(repeating: .fault(.unreachable("refused")), count: 5),
        [.status(500), .fault(.lost("torn")), .fault(.unreachable("refused")), .status(503), .status(500)],
    ]

    private static func failures(_ count: Int) -> [ScriptedHost.Answer] {
        Array(repeating: .status(500), count: count)
    }

    @Test(
        "Five in a row that say that the host is unwell close the way: what is then asked is held and never sent",
        arguments: rowsOfFailures
    )
    func opens(_ answers: [ScriptedHost.Answer]) async {
        let way = GatedWay()
        await way.call(Array(answers.dropLast()))
        #expect(way.gate.breakerState == .closed(failures: 4))
        await way.call(Array(answers.suffix(1)))
        #expect(way.gate.breakerState == .open(until: GatedWay.start + .seconds(2), trips: 1))
        for _ in 0..<20 {
            let told = await way.call()
            #expect(told == Self.held)
        }
        way.wait(.milliseconds(1_999))
        let early = await way.call()
        #expect(early == Self.held)
        #expect(way.host.asked == 5)
    }

    @Test("After the pause one call goes to see, the others are held meanwhile; it was well and the way is open")
    func probe() async {
        let way = GatedWay()
        await way.call(Self.failures(5))
        way.wait(.seconds(2))
        let others = NIOLockedValueBox<[Result<Int, WeChatFault>]>([])
        way.host.during {
            for _ in 0..<3 {
                let told = await way.call()
                others.withLockedValue { $0.append(told) }
            }
        }
        let probe = await way.call()
        #expect(probe == Self.well)
        #expect(others.withLockedValue { $0 } == Array(repeating: Self.held, count: 3))
        #expect(way.host.asked == 6)
        #expect(way.gate.breakerState == .closed(failures: 0))
        let after = await way.call()
        #expect(after == Self.well)
    }

    @Test("A call that went to see and failed closes the way for longer, whether it was answered or lost")
    func failedProbe() async {
        let way = GatedWay()
        await way.call(Self.failures(5))
        way.wait(.seconds(2))
        await way.call([.status(503)])
        #expect(way.gate.breakerState == .open(until: GatedWay.start + .seconds(2 + 4), trips: 2))
        way.wait(.seconds(3))
        let early = await way.call()
        #expect(early == Self.held)
        way.wait(.seconds(1))
        await way.call([.fault(.lost("no answer in time"))])
        #expect(way.gate.breakerState == .open(until: GatedWay.start + .seconds(6 + 8), trips: 3))
        #expect(way.host.asked == 7)
        // What went to see is refused: the host is there.
        way.wait(.seconds(8))
        await way.call([.status(403)])
        #expect(way.gate.breakerState == .closed(failures: 0))
    }

    @Test("Refusals never close the way: the host that refuses is well", arguments: [400, 401, 403, 404, 429])
    func refusals(_ status: Int) async {
        let way = GatedWay()
        for _ in 0..<20 {
            way.host.will([.status(status)])
            let told = await way.call()
            #expect(told == .success(status))
        }
        #expect(way.host.asked == 20)
        // In between they end a row of failures.
        await way.call(Self.failures(4) + [.status(status)])
        #expect(way.gate.breakerState == .closed(failures: 0))
        await way.call(Self.failures(4))
        #expect(way.gate.breakerState == .closed(failures: 4))
    }

    @Test("What was held says that nothing was sent and that the same call may be made again")
    func advice() {
        #expect(WeChatFault.held.cause == .held && WeChatFault.held.advice == .again)
    }

    @Test("Each host has a gate of its own: one that is away holds nothing back from the other")
    func apart() async {
        let (pay, open) = (GatedWay(), GatedWay())
        await pay.call(Self.failures(5))
        let (held, sent) = (await pay.call(), await open.call())
        #expect(held == Self.held)
        #expect(sent == Self.well)
        #expect(open.gate.breakerState == .closed(failures: 0))
    }

    @Test("Who gives up while waiting in line was never sent, and that says nothing about the host")
    func givenUp() async {
        let way = GatedWay(pace: CallPace(perSecond: 1, burst: 1))
        let first = await way.call()
        #expect(first == Self.well)
        let waiting = Task { await way.call() }
        waiting.cancel()
        let told = await waiting.value
        #expect(told == .failure(.unreachable("cancelled before it was sent")))
        #expect(way.host.asked == 1)
        #expect(way.gate.breakerState == .closed(failures: 0))
    }
}
