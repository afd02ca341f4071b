import HTTPTypes
import Hummingbird
import NIOCore

/// The web pages: one shell for every address that a person may see in the browser's bar, and the files it loads.
package struct WebPages: Sendable {
    /// First parts of the addresses that the shell answers to; what is shown there is decided in the browser.
    static let places: Set<String> = [
        "report", "reports", "nearby", "campaigns", "inbox", "rewards", "me", "guide", "signin", "officer", "centre",
        "department", "duty", "city", "figures", "map", "operations",
    ]

    /// Read once; nothing where every request reads the disk again.
    private let files: [String: WebFile]?
    private let folder: WebFolder?
    private let headers: HTTPFields

    /// - Parameters:
    ///   - folder: nothing where this gateway serves the interface alone.
    ///   - isReloading: reads the files again for every request, for whoever writes pages.
    ///   - pictureOrigin: from where pictures are loaded besides our own, `https://host`.
    package init(_ folder: WebFolder?, isReloading: Bool = false, pictureOrigin: String? = nil) {
        self.folder = folder
        headers = Self.headers(pictureOrigin: pictureOrigin)
        // A library that is not installed is missing; the pages work without.
        files = isReloading ? nil : folder?.places().compactMapValues { $0.load() } ?? [:]
    }

    /// - Returns: nothing where the path is no page.
    func reply(to request: HTTPRequest, path: String) -> Reply? {
        guard request.method == .get || request.method == .head, let file = file(at: path) else { return nil }
        var headers = headers
        headers[.contentType] = file.type.description
        headers[.eTag] = file.entityTag
        headers[.cacheControl] =
            file.freshSeconds > 0 ? "public, max-age=\(file.freshSeconds)" : "no-cache"
        headers[.vary] = "Accept-Encoding"
        if Self.knows(request.headerFields[.ifNoneMatch], file.entityTag) {
            return Reply(status: 304, headers: headers)
        }
        var body = file.plain
        if let compressed = file.compressed, Self.acceptsGzip(request.headerFields[.acceptEncoding]) {
            headers[.contentEncoding] = "gzip"
            body = compressed
        }
        guard request.method == .head else {
            return Reply(status: 200, headers: headers, body: .init(byteBuffer: body))
        }
        return Reply(
            status: 200,
            headers: headers,
            body: .init(contentLength: body.readableBytes) { writer in try await writer.finish(nil) }
        )
    }

    private func file(at path: String) -> WebFile? {
        if let file = read(path) { return file }
        let first = path.dropFirst().prefix { $0 != "/" }
        guard path == "/" || path.first == "/" && Self.places.contains(String(first)) else { return nil }
        return read("/index.html")
    }

    private func read(_ path: String) -> WebFile? {
        if let files { return files[path] }
        return folder?.places()[path]?.load()
    }

    /// `If-None-Match`: a list of tags, or `*`; a weak tag names the same content here.
    static func knows(_ header: String?, _ entityTag: String) -> Bool {
        guard let header else { return false }
        return header.split(separator: ",").contains { part in
            let tag = String(part).trimmed
            return tag == "*" || tag == entityTag || tag == "W/" + entityTag
        }
    }

    /// Whether gzip may be sent: named, and not with a weight of zero.
    static func acceptsGzip(_ header: String?) -> Bool {
        guard let header else { return false }
        return header.split(separator: ",").contains { part in
            let pieces = part.split(separator: ";").map { String($0).trimmed.lowercased() }
            guard pieces.first == "gzip" || pieces.first == "*" else { return false }
            return !pieces.dropFirst().contains { $0.hasPrefix("q=0") && !$0.contains { "123456789".contains($0) } }
        }
    }

    /// No script but our own files, no style but our own, no frame, no address told to others; pictures of streets from
    /// where the operator says.
    private static func headers(pictureOrigin: String?) -> HTTPFields {
        var fields = HTTPFields()
        let pictures = (["'self'", "blob:", "data:"] + [pictureOrigin].compactMap { $0 }).joined(separator: " ")
        fields[.contentSecurityPolicy] =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src \(pictures); connect-src 'self'; "
            + "font-src 'self'; manifest-src 'self'; worker-src 'self'; form-action 'none'; base-uri 'none'; "
            + "frame-ancestors 'none'"
        for (name, value) in [
            "Referrer-Policy": "same-origin", "Cross-Origin-Opener-Policy": "same-origin",
            "Cross-Origin-Resource-Policy": "same-origin", "X-Frame-Options": "DENY",
            "Permissions-Policy": "camera=(self), geolocation=(self), microphone=(), payment=(), usb=()",
        ] {
            if let field = HTTPField.Name(name) { fields[field] = value }
        }
        return fields
    }
}
