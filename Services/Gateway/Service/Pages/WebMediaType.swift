/// What the pages are made of. A file of any other kind is not served.
enum WebMediaType: String, Sendable {
    case html, css, js, json, webmanifest, svg, png, txt

    init?(fileName: String) {
        guard let dot = fileName.lastIndex(of: "."),
            let type = Self(rawValue: String(fileName[fileName.index(after: dot)...]))
        else { return nil }
        self = type
    }

    /// The value of Content-Type.
    var description: String {
        switch self {
        case .html: "text/html; charset=utf-8"
        case .css: "text/css; charset=utf-8"
        case .js: "text/javascript; charset=utf-8"
        case .json: "application/json"
        case .webmanifest: "application/manifest+json"
        case .svg: "image/svg+xml"
        case .png: "image/png"
        case .txt: "text/plain; charset=utf-8"
        }
    }

    /// Pictures of dots are small already.
    var isCompressible: Bool { self != .png }
}
