internal import CPostgres
internal import Logging

/// Takes the server's notices and warnings into the log.
final class NoticeSink {
    private let logger: Logger

    init(_ logger: Logger) { self.logger = logger }

    /// The sink must outlive the connection.
    func attach(to handle: OpaquePointer) {
        let context = Unmanaged.passUnretained(self).toOpaque()
        PQsetNoticeReceiver(
            handle,
            { context, result in
                guard let context, let result else { return }
                Unmanaged<NoticeSink>.fromOpaque(context).takeUnretainedValue().take(result)
            },
            context
        )
    }

    private func take(_ result: OpaquePointer) {
        let severity = PQresultErrorField(result, Int32(UInt8(ascii: "V"))).map { String(cString: $0) } ?? "NOTICE"
        let notice = PostgresError(result, stage: .body)
        logger.log(
            level: ["WARNING", "FATAL", "PANIC"].contains(severity) ? .warning : .debug,
            "postgres: \(notice.message)",
            metadata: ["sqlstate": "\(notice.sqlState ?? "")"]
        )
    }
}
