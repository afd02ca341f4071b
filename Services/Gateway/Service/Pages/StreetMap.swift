package import Model
import Runtime

/// Pictures of streets that the pages' maps show beneath the city's outlines, from a server that the operator names.
package struct StreetMap: ResponseContent, Equatable {
    package static let schema = ObjectSchema(
        "StreetMap",
        "Pictures of streets that maps show beneath the city's outlines.",
        [
            .required("url", .text(length: 1...500, form: nil), "With {z}, {x} and {y}: Web Mercator, 256 pixels."),
            .required("attribution", .text(length: 1...200, form: nil), "Whose map it is; has to be shown with it."),
            .required("system", .choice(of: CoordinateSystemName.self), "The system that the map is drawn in."),
            .required("maxZoom", .integer(1...22), "The closest scale that there are pictures of."),
        ]
    )

    /// With {z}, {x} and {y}: Web Mercator, 256 pixels.
    package let url: String
    /// Whose map it is; has to be shown with it.
    package let attribution: String
    /// The system that the map is drawn in.
    package let system: CoordinateSystemName
    /// The closest scale that there are pictures of.
    package let maxZoom: Int

    /// Why an address is none that pictures are loaded from.
    enum Fault: String, Error {
        case notPrintable = "holds a space, a quotation mark or another sign that an address has not"
        case placeholders = "needs {z}, {x} and {y} once each in its path, and no other braces"
        case notSecure = "begins neither with https:// nor with / (http:// for this machine alone)"
        case hostMalformed = "names no host"
    }

    /// - Throws: `Fault` where the address is none.
    init(url: String, attribution: String, system: CoordinateSystemName, maxZoom: Int) throws(Fault) {
        _ = try Self.origin(of: url)
        self.url = url
        self.attribution = attribution
        self.system = system
        self.maxZoom = maxZoom
    }

    /// Where the pictures come from, `https://host` as a content policy names it; nil for our own server.
    var origin: String? {
        (try? Self.origin(of: url)).flatMap { $0 }
    }

    /// What may stand in an address besides letters and digits; nothing that would end a policy's source or start another.
    private static let marks = Set("-._~:/?#[]@!$&()*+=%{}")
    private static let ownMachine: Set = ["127.0.0.1", "localhost"]

    private static func origin(of url: String) throws(Fault) -> String? {
        guard url.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || marks.contains($0)) }), url.count <= 500
        else {
            throw .notPrintable
        }
        if url.hasPrefix("/"), !url.hasPrefix("//") {
            try checkPlaceholders(of: url)
            return nil
        }
        guard let scheme = ["https://", "http://"].first(where: { url.hasPrefix($0) }) else { throw .notSecure }
        let rest = url.dropFirst(scheme.count)
        let authority = rest.prefix { !"/?#".contains($0) }
        try checkPlaceholders(of: String(rest.dropFirst(authority.count)))
        let parts = authority.split(separator: ":", omittingEmptySubsequences: false)
        guard let host = parts.first, !host.isEmpty, parts.count <= 2,
            host.allSatisfy({ $0.isLetter || $0.isNumber || $0 == "-" || $0 == "." }),
            parts.count == 1 || UInt16(parts[1]) != nil
        else { throw .hostMalformed }
        guard scheme == "https://" || ownMachine.contains(String(host)) else { throw .notSecure }
        return "\(scheme)\(authority)"
    }

    private static func checkPlaceholders(of path: String) throws(Fault) {
        var plain = path
        for name in ["{z}", "{x}", "{y}"] {
            let pieces = plain.split(separator: name, omittingEmptySubsequences: false)
            guard pieces.count == 2 else { throw .placeholders }
            plain = pieces.joined()
        }
        guard path.hasPrefix("/"), !plain.contains(where: { $0 == "{" || $0 == "}" }) else { throw .placeholders }
    }
}

extension StreetMap {
    /// What the operator set; nil where nothing is.
    init?(_ settings: Settings) throws {
        let key = GatewayKeys.mapTilesURL
        guard let url = try settings.optional(key) else { return nil }
        let attribution = try settings.string(GatewayKeys.mapTilesAttribution).prefix(200)
        let system: CoordinateSystemName = try settings.choice(GatewayKeys.mapTilesSystem)
        let maxZoom = try settings.int(GatewayKeys.mapTilesMaxZoom, in: 1...22)
        do throws(Fault) {
            self = try StreetMap(url: url, attribution: String(attribution), system: system, maxZoom: maxZoom)
        } catch {
            throw ConfigurationError(code: .malformed, key: key.name, message: error.rawValue)
        }
    }
}
