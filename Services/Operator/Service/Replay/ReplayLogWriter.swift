import Foundation
import Model
import NIOConcurrencyHelpers

/// Appends lines to the log of a replay; gathered, and written to the file several times a second.
final class ReplayLogWriter: Sendable {
    private struct State {
        var buffer = Data()
        let handle: FileHandle?
    }

    private static let full = 64 * 1024
    private let state: NIOLockedValueBox<State>

    /// - Parameter file: made when it does not exist, else continued; nil for no log.
    init(file: String?) throws {
        guard let file else {
            state = NIOLockedValueBox(State(handle: nil))
            return
        }
        if !FileManager.default.fileExists(atPath: file) {
            guard FileManager.default.createFile(atPath: file, contents: nil) else {
                throw CocoaError(.fileWriteUnknown, userInfo: [NSFilePathErrorKey: file])
            }
        }
        let handle = try FileHandle(forWritingTo: URL(fileURLWithPath: file))
        try handle.seekToEnd()
        state = NIOLockedValueBox(State(handle: handle))
    }

    func accepted(report: String, citizen: String, key: String, milliseconds: Double) {
        append(
            #""kind":"accepted","report":"\#(report)","citizen":"\#(citizen)","key":"\#(key)","milliseconds":\#(milliseconds)"#
        )
    }

    func done(operation: String, report: String?, step: String, milliseconds: Double) {
        let about = report.map { #","report":"\#($0)""# } ?? ""
        append(#""kind":"done","operation":"\#(operation)"\#(about),"step":"\#(step)","milliseconds":\#(milliseconds)"#)
    }

    func final(report: String, expected: String, seen: String?) {
        let shown = seen.map { #""\#($0)""# } ?? "null"
        append(#""kind":"final","report":"\#(report)","expected":"\#(expected)","seen":\#(shown)"#)
    }

    /// Writes what is gathered.
    func flush() throws {
        try state.withLockedValue { state in
            guard let handle = state.handle, !state.buffer.isEmpty else { return }
            try handle.write(contentsOf: state.buffer)
            state.buffer.removeAll(keepingCapacity: true)
        }
    }

    /// The fields' texts are the replay's own: nothing in them needs escaping.
    private func append(_ fields: String) {
        let isFull = state.withLockedValue { state in
            guard state.handle != nil else { return false }
            state.buffer.append(contentsOf: Data(#"{"at":"\#(ServiceMoment.now)",\#(fields)}"#.utf8))
            state.buffer.append(UInt8(ascii: "\n"))
            return state.buffer.count >= Self.full
        }
        if isFull { try? flush() }
    }
}
