import HTTPTypes
import Hummingbird
import Model
import NIOCore
import ServiceLifecycle

extension LiveUpdates {
    /// A stream lives as long as an access token at most; the client connects again where it stopped.
    private static let life = Duration.seconds(15 * 60)
    /// Between two words about changes, so that a busy minute does not become a storm of questions.
    private static let pause = Duration.milliseconds(500)

    /// The steps of a report as server-sent events (WHATWG HTML §9.2): those after a position of the journal, then
    /// every new one.
    /// - Parameters:
    ///   - isFinite: ends after the steps so far.
    ///   - drop: closes the connection.
    func stream(
        of report: ReportID,
        after start: Int64,
        isFinite: Bool,
        reads: any ReadModel,
        drop: @escaping @Sendable () -> Void
    ) throws -> Reply {
        let listener = try listen(to: .report(report))
        let end = ContinuousClock.now + Self.life
        let body = Hummingbird.ResponseBody { [self] writer in
            var position = start
            try await write("retry: 3000\n\n", to: &writer, drop)
            // A gateway that stops ends its streams; the clients go on at another one.
            var wakes = listener.stream.cancelOnGracefulShutdown().makeAsyncIterator()
            while true {
                // While the database is away the stream stays open and says nothing.
                if let steps = try? await reads.timeline(of: report, after: position), let last = steps.last {
                    try await write(try steps.map(Self.event).joined(), to: &writer, drop)
                    position = Int64(last.position)
                } else {
                    try await write(": alive\n\n", to: &writer, drop)
                }
                guard !isFinite, ContinuousClock.now < end, await wakes.next() != nil else { break }
            }
            try await writer.finish(nil)
        }
        return Reply(
            status: 200,
            headers: [.contentType: "text/event-stream", .cacheControl: "no-store"],
            body: body
        )
    }

    /// Says that something changed in a part of the city, at most twice a second; what, the client reads itself.
    /// - Parameter isFinite: ends after the first word.
    func changes(
        in topic: LiveTopic,
        isFinite: Bool,
        drop: @escaping @Sendable () -> Void
    ) throws -> Reply {
        let listener = try listen(to: topic)
        let end = ContinuousClock.now + Self.life
        let body = Hummingbird.ResponseBody { [self] writer in
            try await write("retry: 3000\n\n", to: &writer, drop)
            var wakes = listener.stream.cancelOnGracefulShutdown().makeAsyncIterator()
            while true {
                try await write("event: changed\ndata: {}\n\n", to: &writer, drop)
                guard !isFinite else { break }
                try await Task.sleep(for: Self.pause)
                guard ContinuousClock.now < end, await wakes.next() != nil else { break }
            }
            try await writer.finish(nil)
        }
        return Reply(
            status: 200,
            headers: [.contentType: "text/event-stream", .cacheControl: "no-store"],
            body: body
        )
    }

    private static func event(of step: TimelineEntry) throws -> String {
        let json = String(decoding: try JSONNode.text(of: step), as: UTF8.self)
        return "id: \(step.position)\nevent: step\ndata: \(json)\n\n"
    }

    private func write(
        _ text: String,
        to writer: inout any ResponseBodyWriter,
        _ drop: @escaping @Sendable () -> Void
    ) async throws {
        try await writer.write(text, patience: patience, drop: drop)
    }
}
