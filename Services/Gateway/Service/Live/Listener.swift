/// One open stream's place; it is given up by `leave`, at the latest when the value goes away.
final class Listener: Sendable {
    let stream: AsyncStream<Void>
    private let leaving: @Sendable () -> Void

    init(stream: AsyncStream<Void>, leaving: @escaping @Sendable () -> Void) {
        self.stream = stream
        self.leaving = leaving
    }

    deinit { leaving() }
}
