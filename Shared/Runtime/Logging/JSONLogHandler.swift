import Foundation
package import Logging

/// Writes each log record as one JSON object a line on standard error, for collectors.
package struct JSONLogHandler: LogHandler {
    package var metadata: Logger.Metadata = [:]
    package var metadataProvider: Logger.MetadataProvider?
    package var logLevel: Logger.Level = .info
    private let label: String

    package init(label: String) {
        self.label = label
    }

    package subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    package func log(event: LogEvent) {
        var fields = metadata.merging(metadataProvider?.get() ?? [:]) { _, new in new }
        fields.merge(event.metadata ?? [:]) { _, new in new }
        var record = fields.mapValues { "\($0)" }
        record["time"] = Date().formatted(.iso8601.time(includingFractionalSeconds: true))
        record["level"] = event.level.rawValue
        record["logger"] = label
        record["message"] = "\(event.message)"
        guard var line = try? JSONEncoder().encode(record) else { return }
        line.append(UInt8(ascii: "\n"))
        // One write a line: lines of several threads do not mix.
        FileHandle.standardError.write(line)
    }
}
