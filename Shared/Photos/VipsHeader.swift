/// What `vipsheader -a` prints of a picture, as fields.
struct VipsHeader: Sendable {
    private let fields: [String: String]

    init(printed text: String) {
        var fields: [String: String] = [:]
        for line in text.split(separator: "\n") {
            guard let colon = line.firstRange(of: ": ") else { continue }
            let key = String(line[..<colon.lowerBound])
            if fields[key] == nil { fields[key] = String(line[colon.upperBound...]) }
        }
        self.fields = fields
    }

    var width: Int? { fields["width"].flatMap { Int($0) } }
    var height: Int? { fields["height"].flatMap { Int($0) } }
    var pages: Int { fields["n-pages"].flatMap { Int($0) } ?? 1 }
    var loader: String? { fields["vips-loader"] }

    /// The raw value of an Exif field, whichever directory it stands in. libvips prints
    /// `raw (words, type, components, size)`.
    func exif(_ name: String) -> String? {
        for directory in ["ifd0", "ifd2", "ifd3"] {
            guard let text = fields["exif-\(directory)-\(name)"] else { continue }
            let value = text.firstRange(of: " (").map { text[..<$0.lowerBound] } ?? text[...]
            if !value.isEmpty { return String(value) }
        }
        return nil
    }
}
