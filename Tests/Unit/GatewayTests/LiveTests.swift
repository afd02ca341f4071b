import HTTPTypes
import Hummingbird
import Model
import NIOConcurrencyHelpers
import NIOCore
import Testing

@testable import GatewayService

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

@Suite("Live updates")
struct LiveTests {
    private struct Closed: Error {}

    /// A reader whose connection takes nothing until it is closed.
    private struct StuckReader: ResponseBodyWriter {
        let closed: AsyncStream<Void>

        mutating func write(_ buffer: ByteBuffer) async throws {
            for await _ in closed { throw Closed() }
        }

        consuming func finish(_ trailingHeaders: HTTPFields?) async throws {}
    }

    /// A reader that keeps what it is sent, and takes as long over each piece as the test wants.
    private struct HeldReader: ResponseBodyWriter {
        let taken: AsyncStream<String>.Continuation
        let permits: AsyncStream<Void>

        mutating func write(_ buffer: ByteBuffer) async throws {
            taken.yield(String(buffer: buffer))
            for await _ in permits { return }
            throw Closed()
        }

        consuming func finish(_ trailingHeaders: HTTPFields?) async throws {}
    }

    @Test("A reader that takes nothing is dropped, and its place is free again", .timeLimit(.minutes(10)))
    func stuck() async throws {
        let live = LiveUpdates(patience: .milliseconds(20))
        let (closed, closing) = AsyncStream.makeStream(of: Void.self)
        do {
            let reply = try live.changes(in: .city, isFinite: false) { closing.yield() }
            #expect(live.isNeeded)
            await #expect(throws: Closed.self) { try await reply.body.write(StuckReader(closed: closed)) }
        }
        #expect(!live.isNeeded)
    }

    @Test("However much happens while a reader is busy, it is told once", .timeLimit(.minutes(10)))
    func busy() async throws {
        let live = LiveUpdates()
        let (taken, taking) = AsyncStream.makeStream(of: String.self)
        let (permits, permitting) = AsyncStream.makeStream(of: Void.self)
        let reply = try live.changes(in: .city, isFinite: false) {}
        let reading = Task { try await reply.body.write(HeldReader(taken: taking, permits: permits)) }
        var words = taken.makeAsyncIterator()
        #expect(await words.next() == "retry: 3000\n\n")
        permitting.yield()
        // The first word is on its way and not taken yet: a thousand things happen.
        #expect(await words.next() == "event: changed\ndata: {}\n\n")
        for _ in 0..<1000 { live.wake([.city]) }
        permitting.yield()
        #expect(await words.next() == "event: changed\ndata: {}\n\n")
        // The next word answers the next thing, not one of the thousand.
        permitting.yield()
        permitting.finish()
        live.wake([.city])
        _ = await words.next()
        await #expect(throws: Closed.self) { try await reading.value }
    }

    @Test("Who follows one report is not woken by another")
    func topics() async throws {
        let live = LiveUpdates()
        let mine = ReportID(UUID())
        let listener = try live.listen(to: .report(mine))
        live.wake([.report(ReportID(UUID())), .city])
        live.wake([.report(mine)])
        var wakes = listener.stream.makeAsyncIterator()
        #expect(await wakes.next() != nil)
    }

    @Test("More streams than there is room for are turned away")
    func full() throws {
        let live = LiveUpdates()
        let listeners = try (0..<LiveUpdates.roomFor).map { _ in try live.listen(to: .city) }
        #expect(throws: Problem.self) { _ = try live.listen(to: .city) }
        #expect(listeners.count == LiveUpdates.roomFor)
    }
}
