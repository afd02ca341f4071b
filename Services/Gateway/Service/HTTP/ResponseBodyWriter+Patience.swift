import Hummingbird
import NIOCore

extension ResponseBodyWriter {
    /// Writes, and closes the connection of a reader that does not read: nobody keeps what is meant for others waiting.
    mutating func write(_ text: String, patience: Duration, drop: @escaping @Sendable () -> Void) async throws {
        let watchdog = Task {
            try await Task.sleep(for: patience)
            drop()
        }
        defer { watchdog.cancel() }
        try await write(ByteBuffer(string: text))
    }
}
