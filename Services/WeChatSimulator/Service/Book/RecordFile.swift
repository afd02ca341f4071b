import Foundation
import Model

/// The simulator's record on disk: a line of JSON for each entry, synced before anybody is told.
package final class RecordFile {
    private let handle: FileHandle

    /// - Returns: the file, and what it held; a last line that was torn by a crash is cut off, nobody was told of it.
    package static func open(_ path: String) throws -> (file: RecordFile, entries: [BookEntry]) {
        let url = URL(fileURLWithPath: path)
        try FileManager.default.createDirectory(
            at: url.deletingLastPathComponent(),
            withIntermediateDirectories: true
        )
        if !FileManager.default.fileExists(atPath: path) { try Data().write(to: url) }
        let content = try Data(contentsOf: url)
        let whole = content.lastIndex(of: UInt8(ascii: "\n")).map { content[...$0] } ?? Data()
        let handle = try FileHandle(forUpdating: url)
        try handle.truncate(atOffset: UInt64(whole.count))
        try handle.seekToEnd()
        let entries = try whole.split(separator: UInt8(ascii: "\n")).map { line in
            try MessageCoding.decode(BookEntry.self, from: Array(line))
        }
        return (RecordFile(handle), entries)
    }

    private init(_ handle: FileHandle) { self.handle = handle }

    package func append(_ entries: [BookEntry]) throws {
        guard !entries.isEmpty else { return }
        var bytes: [UInt8] = []
        for entry in entries { bytes += try MessageCoding.encode(entry) + [UInt8(ascii: "\n")] }
        try handle.write(contentsOf: Data(bytes))
        try handle.synchronize()
    }
}
