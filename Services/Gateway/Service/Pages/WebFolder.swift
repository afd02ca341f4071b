#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Where the pages' files lie: our own in one folder, and those of the system's libraries, each named here.
///
/// A request's path is only ever looked up among the paths that were found; it never becomes a path on the disk.
package struct WebFolder: Sendable {
    /// One file on the disk.
    struct Place: Sendable {
        let path: String
        let type: WebMediaType
        let freshSeconds: Int

        func load() -> WebFile? {
            FileManager.default.contents(atPath: path).map {
                WebFile([UInt8]($0), type: type, freshSeconds: freshSeconds)
            }
        }
    }

    /// The folder of our own files.
    let own: String
    /// The folder that Debian's packages put libraries for browsers in.
    let libraries: String

    package init(own: String, libraries: String) {
        self.own = own
        self.libraries = libraries
    }

    /// Path of the address to path under `libraries`.
    private static let named = [
        "/lib/leaflet.js": "leaflet/leaflet.min.js",
        "/lib/leaflet.css": "leaflet/leaflet.css",
        "/lib/markercluster.js": "leaflet/leaflet.markercluster.min.js",
        "/lib/markercluster.css": "leaflet/MarkerCluster.css",
        "/lib/qrcode.js": "qrcode-generator/qrcode.js",
    ]
    /// Libraries change with the system's packages only: a day.
    private static let libraryFreshness = 86_400

    /// Every file by the path of its address; hidden files and unknown kinds are none.
    func places() -> [String: Place] {
        var places: [String: Place] = [:]
        for name in (try? FileManager.default.subpathsOfDirectory(atPath: own)) ?? [] {
            guard !name.split(separator: "/").contains(where: { $0.hasPrefix(".") }) else { continue }
            places["/" + name] = Self.place(own + "/" + name, freshSeconds: 0)
        }
        for (path, name) in Self.named {
            places[path] = Self.place(libraries + "/" + name, freshSeconds: Self.libraryFreshness)
        }
        return places
    }

    private static func place(_ path: String, freshSeconds: Int) -> Place? {
        WebMediaType(fileName: path).map { Place(path: path, type: $0, freshSeconds: freshSeconds) }
    }
}
