import HTTPTypes
import Hummingbird
import Model
import NIOCore

/// The cases of somebody's area as lines, read a page at a time while they are sent: as large as one page, however many
/// there are. It ends when the reader goes away or stops reading.
struct CaseExport: Sendable {
    /// Cases that are read and sent at once.
    static let rowsAtOnce = 500
    /// How long a reader may take over a page.
    static let patience = Duration.seconds(60)

    let reads: any ReadModel
    let viewer: Viewer
    let state: CaseStateName?
    let names: CaseExportNames

    /// - Throws: `Problem` while the database is away; after the first page the stream breaks off instead, so that nobody takes
    ///   a part for the whole.
    func reply(drop: @escaping @Sendable () -> Void) async throws -> Reply {
        let first = try await page(after: nil)
        let body = Hummingbird.ResponseBody { writer in
            try await writer.write(
                CSVText.mark + CSVText.line(Self.titles),
                patience: Self.patience,
                drop: drop
            )
            var rows = first
            while let last = rows.last {
                let text = rows.map { CSVText.line(line($0)) }.joined()
                try await writer.write(text, patience: Self.patience, drop: drop)
                guard rows.count == Self.rowsAtOnce else { break }
                try Task.checkCancellation()
                rows = try await page(after: Page.Place(at: last.openedAt, id: last.id.uuid))
            }
            try await writer.finish(nil)
        }
        return Reply.file(named: "cases.csv", mediaType: CSVText.mediaType, body: body)
    }

    private func page(after place: Page.Place?) async throws -> [ExportedCase] {
        try await reads.exportedCases(for: viewer, state: state, page: Page(limit: Self.rowsAtOnce, after: place))
    }

    private static let titles = [
        "案件 case", "上报 report", "镇街 town", "村(社区) village", "网格 cell", "类别 category", "紧急 urgency",
        "状态 state", "责任单位 department", "立案 opened", "期限 due", "办结 closed", "曾超时 overdue", "轮次 round",
        "退回 returns", "现场情况 officer's words",
    ]

    private func line(_ row: ExportedCase) -> [String] {
        [
            row.id.description, row.reportID.description, names.area(row.town.rawValue),
            names.area(row.village.rawValue),
            row.cell.rawValue, names.category(row.category), row.urgency == .urgent ? "紧急 urgent" : "",
            CaseStateName(rawValue: row.state).map { $0.words.zh } ?? row.state,
            row.department.map { names.area($0.rawValue) } ?? "", row.openedAt.localMinute,
            row.dueAt?.localMinute ?? "", row.closedAt?.localMinute ?? "", row.isOverdue ? "是 yes" : "",
            String(row.round), String(row.returns), row.officerWords ?? "",
        ]
    }
}

/// What codes are called in Chinese.
struct CaseExportNames: Sendable {
    let areas: [String: String]
    let categories: [CategoryCode: String]

    func area(_ code: String) -> String { areas[code] ?? code }
    func category(_ code: CategoryCode) -> String { categories[code] ?? code.rawValue }
}

extension Reply {
    /// A file to keep, made before it is sent.
    static func file(named name: String, mediaType: String, bytes: [UInt8]) -> Reply {
        .file(named: name, mediaType: mediaType, body: .init(byteBuffer: ByteBuffer(bytes: bytes)))
    }

    /// A file to keep.
    static func file(named name: String, mediaType: String, body: Hummingbird.ResponseBody) -> Reply {
        Reply(
            status: 200,
            headers: [.contentType: mediaType, .contentDisposition: "attachment; filename=\"\(name)\""],
            body: body
        )
    }
}
