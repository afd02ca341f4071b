/// A text document (OpenDocument 1.3, `.odt`) of headings, paragraphs and tables, as office programs open and send it.
package struct OpenDocumentText: Sendable {
    static let mediaType = "application/vnd.oasis.opendocument.text"

    let title: String
    private var body = ""
    private var tables = 0

    init(title: String) {
        self.title = title
        body += Self.element("text:p", "Title", title)
    }

    mutating func heading(_ text: String) {
        body += "<text:h text:style-name=\"Heading\" text:outline-level=\"1\">\(Self.escaped(text))</text:h>"
    }

    mutating func paragraph(_ text: String) { body += Self.element("text:p", "Body", text) }

    /// - Parameters:
    ///   - titles: of the columns; the first is read as a text, the others as numbers.
    mutating func table(_ titles: [String], _ rows: [[String]]) {
        tables += 1
        let name = "Table\(tables)"
        body += "<table:table table:name=\"\(name)\" table:style-name=\"Table\">"
        body += "<table:table-column table:number-columns-repeated=\"\(titles.count)\"/>"
        body += "<table:table-header-rows>\(Self.row(titles, isHead: true))</table:table-header-rows>"
        for row in rows { body += Self.row(row, isHead: false) }
        body += "</table:table>"
    }

    /// The file.
    package var data: [UInt8] {
        var archive = ZipArchive()
        // First, so that the kind of file is told by its first bytes.
        archive.add("mimetype", Array(Self.mediaType.utf8))
        archive.add("META-INF/manifest.xml", Array(Self.manifest.utf8))
        archive.add("meta.xml", Array(meta.utf8))
        archive.add("styles.xml", Array(Self.styles.utf8))
        archive.add("content.xml", Array(content.utf8))
        return archive.data
    }

    private static func row(_ cells: [String], isHead: Bool) -> String {
        let cells = cells.enumerated().map { place, text in
            let style = isHead ? "Head" : place == 0 ? "Body" : "Number"
            return "<table:table-cell table:style-name=\"Cell\" office:value-type=\"string\">"
                + element("text:p", style, text) + "</table:table-cell>"
        }
        return "<table:table-row>\(cells.joined())</table:table-row>"
    }

    private static func element(_ name: String, _ style: String, _ text: String) -> String {
        "<\(name) text:style-name=\"\(style)\">\(escaped(text))</\(name)>"
    }

    /// Without what no XML 1.0 document may contain.
    private static func escaped(_ text: String) -> String {
        var out = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": out += "&amp;"
            case "<": out += "&lt;"
            case ">": out += "&gt;"
            case "\"": out += "&quot;"
            case "\t", "\n", "\r": out += " "
            default:
                if scalar.value >= 0x20, scalar.value & 0xFFFE != 0xFFFE { out.unicodeScalars.append(scalar) }
            }
        }
        return out
    }

    private static let head = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    private static let namespaces =
        [
            "office": "office", "text": "text", "table": "table", "style": "style", "meta": "meta",
        ].sorted { $0.key < $1.key }.map { "xmlns:\($0.key)=\"urn:oasis:names:tc:opendocument:xmlns:\($0.value):1.0\"" }
        .joined(separator: " ") + " xmlns:fo=\"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0\""
        + " xmlns:svg=\"urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0\""
        + " xmlns:dc=\"http://purl.org/dc/elements/1.1/\""

    private var content: String {
        Self.head + "<office:document-content \(Self.namespaces) office:version=\"1.3\">"
            + "<office:automatic-styles/><office:body><office:text>\(body)</office:text></office:body>"
            + "</office:document-content>"
    }

    private var meta: String {
        Self.head + "<office:document-meta \(Self.namespaces) office:version=\"1.3\"><office:meta>"
            + "<dc:title>\(Self.escaped(title))</dc:title></office:meta></office:document-meta>"
    }

    private static let manifest =
        head + "<manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\" "
        + "manifest:version=\"1.3\">"
        + [("/", mediaType), ("content.xml", "text/xml"), ("styles.xml", "text/xml"), ("meta.xml", "text/xml")]
        .map { "<manifest:file-entry manifest:full-path=\"\($0.0)\" manifest:media-type=\"\($0.1)\"/>" }.joined()
        + "</manifest:manifest>"

    private static let styles =
        head + "<office:document-styles \(namespaces) office:version=\"1.3\">"
        + "<office:font-face-decls><style:font-face style:name=\"Text\" svg:font-family=\"'Noto Sans CJK SC', SimSun\"/>"
        + "</office:font-face-decls><office:styles>"
        + paragraph("Title", size: 20, isBold: true, align: "center", space: 10)
        + paragraph("Heading", size: 14, isBold: true, align: "start", space: 8)
        + paragraph("Body", size: 10, isBold: false, align: "start", space: 2)
        + paragraph("Head", size: 9, isBold: true, align: "center", space: 1)
        + paragraph("Number", size: 10, isBold: false, align: "end", space: 1)
        + "<style:style style:name=\"Table\" style:family=\"table\"><style:table-properties table:align=\"margins\"/>"
        + "</style:style><style:style style:name=\"Cell\" style:family=\"table-cell\">"
        + "<style:table-cell-properties fo:border=\"0.5pt solid #888888\" fo:padding=\"1mm\"/></style:style>"
        + "</office:styles><office:automatic-styles><style:page-layout style:name=\"Page\">"
        + "<style:page-layout-properties fo:page-width=\"210mm\" fo:page-height=\"297mm\" fo:margin=\"20mm\"/>"
        + "</style:page-layout></office:automatic-styles><office:master-styles>"
        + "<style:master-page style:name=\"Standard\" style:page-layout-name=\"Page\"/></office:master-styles>"
        + "</office:document-styles>"

    private static func paragraph(_ name: String, size: Int, isBold: Bool, align: String, space: Int) -> String {
        let weight = isBold ? " fo:font-weight=\"bold\" style:font-weight-asian=\"bold\"" : ""
        return "<style:style style:name=\"\(name)\" style:family=\"paragraph\">"
            + "<style:paragraph-properties fo:text-align=\"\(align)\" fo:margin-top=\"\(space)pt\" fo:margin-bottom=\"\(space)pt\"/>"
            + "<style:text-properties style:font-name=\"Text\" style:font-name-asian=\"Text\" fo:font-size=\"\(size)pt\" "
            + "style:font-size-asian=\"\(size)pt\"\(weight)/></style:style>"
    }
}
