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

@Suite("Exports")
struct ExportTests {
    private struct Gone: Error {}

    /// A reader that keeps what it is sent, and goes away after so many pieces.
    private struct Reader: ResponseBodyWriter {
        let pieces: NIOLockedValueBox<[String]>
        let patience: Int

        mutating func write(_ buffer: ByteBuffer) async throws {
            let taken = pieces.withLockedValue { pieces in
                pieces.append(String(buffer: buffer))
                return pieces.count
            }
            if taken >= patience { throw Gone() }
        }

        consuming func finish(_ trailingHeaders: HTTPFields?) async throws {}
    }

    private func export(_ count: Int, words: String = "占用消防通道") throws -> (CaseExport, ScriptedReads) {
        let cell = try #require(GridCode(rawValue: "441900003001001"))
        let category = try #require(CategoryCode("0201"))
        let reads = ScriptedReads()
        reads.exported.withLockedValue {
            $0 = (0..<count).map { number in
                ExportedCase(
                    id: CaseID(UUID()),
                    reportID: ReportID(UUID()),
                    state: "closed",
                    town: cell.town,
                    village: cell.village,
                    cell: cell,
                    category: category,
                    urgency: .normal,
                    department: nil,
                    openedAt: Timestamp(microseconds: Int64(count - number) * 60_000_000),
                    dueAt: nil,
                    closedAt: nil,
                    isOverdue: false,
                    round: 1,
                    returns: 0,
                    officerWords: words
                )
            }
        }
        let account = AccountID(UUID())
        let viewer = Viewer(account: account, role: .cityAdmin, scope: .city, family: account.uuid)
        let names = CaseExportNames(areas: ["441900003": "石龙镇"], categories: [category: "消防隐患"])
        return (CaseExport(reads: reads, viewer: viewer, state: nil, names: names), reads)
    }

    private func read(_ export: CaseExport, patience: Int = .max) async throws -> [String] {
        let pieces = NIOLockedValueBox<[String]>([])
        let reply = try await export.reply {}
        try await reply.body.write(Reader(pieces: pieces, patience: patience))
        return pieces.withLockedValue { $0 }
    }

    @Test("All cases are sent, each once, never more than a page of them held at a time")
    func pages() async throws {
        let count = 3 * CaseExport.rowsAtOnce + 7
        let (export, reads) = try export(count)
        let pieces = try await read(export)
        let lines = pieces.joined().split(separator: "\r\n")
        #expect(lines.count == count + 1)
        #expect(Set(lines.dropFirst().map { $0.prefix(36) }).count == count)
        #expect(pieces[0].unicodeScalars.first == "\u{FEFF}")
        #expect(pieces.allSatisfy { $0.split(separator: "\r\n").count <= CaseExport.rowsAtOnce })
        #expect(reads.exportPages.withLockedValue { $0 } == 4)
        #expect(lines[1].contains("石龙镇") && lines[1].contains("消防隐患"))
    }

    @Test("When the reader goes away nothing more is read")
    func gone() async throws {
        let (export, reads) = try export(10 * CaseExport.rowsAtOnce)
        await #expect(throws: Gone.self) { _ = try await read(export, patience: 3) }
        #expect(reads.exportPages.withLockedValue { $0 } == 2)
    }

    @Test("Nothing to export is a file with its titles alone")
    func empty() async throws {
        let (export, _) = try export(0)
        #expect(try await read(export).joined().split(separator: "\r\n").count == 1)
    }

    @Test(
        "What a spreadsheet would take for a formula stands there as a text",
        arguments: ["=HYPERLINK(\"http://x\")", "+1", "-1+cmd|' /C calc'!A0", "@SUM(A1)", "\t=1", "\r=1", "＝1"]
    )
    func formulas(_ text: String) {
        let cell = CSVText.cell(text)
        #expect(cell.hasPrefix("\"'") && cell.hasSuffix("\""))
        #expect(cell.dropFirst(2).dropLast().replacing("\"\"", with: "\"") == text)
    }

    @Test("Commas, quotes and line breaks stay within their cell; everything else is as it is")
    func cells() {
        #expect(
            CSVText.line(["a,b", "say \"hi\"", "two\nlines", "", "12.5%", "5-3", "-12.5%"])
                == "\"a,b\",\"say \"\"hi\"\"\",\"two\nlines\",,12.5%,5-3,-12.5%\r\n"
        )
    }

    @Test("A document begins with what kind of file it is, and nothing that anybody wrote breaks it")
    func document() throws {
        var document = OpenDocumentText(title: "周报 <&>\u{0}")
        document.heading("一")
        document.table(["镇街", "受理"], [["石龙 & \"石碣\"", "5"]])
        let bytes = document.data
        #expect(Array(bytes.prefix(4)) == [0x50, 0x4B, 3, 4])
        #expect(String(decoding: bytes[30..<38], as: UTF8.self) == "mimetype")
        #expect(
            String(decoding: bytes[38..<(38 + OpenDocumentText.mediaType.utf8.count)], as: UTF8.self)
                == OpenDocumentText.mediaType
        )
        let text = String(decoding: bytes, as: UTF8.self)
        #expect(text.contains("周报 &lt;&amp;&gt;</text:p>") && text.contains("石龙 &amp; &quot;石碣&quot;"))
        #expect(document.data == bytes)
    }
}
