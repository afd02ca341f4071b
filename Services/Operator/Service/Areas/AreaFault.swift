import ArgumentParser

/// Something wrong with an area of a file.
package struct AreaFault: Hashable, Sendable {
    package enum Kind: String, CaseIterable, Sendable, ExpressibleByArgument {
        /// No geometry of polygons with closed rings.
        case malformed
        /// A code that is missing, or no code of this level.
        case codeMissing
        /// Two features with one code.
        case codeDuplicate
        /// A code that the city does not know: of a town, of a village, or of a cell's village.
        case codeUnknown
        /// A cell of several parts.
        case notOnePiece
        /// An officer whom the city does not know.
        case officerUnknown
        /// Coordinates that are no degrees, have their axes swapped, or lie in another part of the world.
        case system
        /// Everything fits better where GCJ-02 or BD-09 would put it.
        case shifted
        /// A geometry that PostGIS calls invalid; accepted, it is loaded repaired.
        case invalid
        /// Two areas share land.
        case overlap
        /// Land of the area above that no area covers; between towns, a hole.
        case uncovered
        /// Land that is not the area's above.
        case outside

        /// Whether it may be loaded nevertheless, if the operator says so.
        package var isAcceptable: Bool {
            switch self {
            case .shifted, .invalid, .overlap, .uncovered, .outside: true
            case .malformed, .codeMissing, .codeDuplicate, .codeUnknown, .notOnePiece, .officerUnknown, .system: false
            }
        }
    }

    /// A place where it can be seen, WGS-84, degrees.
    package struct Site: Hashable, Sendable {
        package let longitude: Double
        package let latitude: Double
    }

    package let kind: Kind
    /// The area's code; for a feature without a proper one its number in the file, from 1.
    package let code: String
    package let name: String
    /// The other area of an overlap, or of a code that occurs twice.
    package let other: String?
    /// Square metres of what is wrong, where that can be measured.
    package let squareMetres: Double?
    package let site: Site?
    package let words: String

    init(
        _ kind: Kind,
        code: String,
        name: String,
        other: String? = nil,
        squareMetres: Double? = nil,
        site: Site? = nil,
        words: String = ""
    ) {
        self.kind = kind
        self.code = code
        self.name = name
        self.other = other
        self.squareMetres = squareMetres
        self.site = site
        self.words = words
    }
}

extension AreaFault: CustomStringConvertible {
    package var description: String {
        var parts = [kind.rawValue.padded(to: 15) + ([code, name].filter { !$0.isEmpty }).joined(separator: " ")]
        if let other { parts.append("· " + other) }
        if !words.isEmpty { parts.append("– " + words) }
        if let squareMetres { parts.append("– \(squareMetres.grouped) m²") }
        if let site { parts.append("at \(site)") }
        return parts.joined(separator: " ")
    }
}

extension AreaFault.Site: CustomStringConvertible {
    package var description: String { "\(longitude.rounded(places: 6)), \(latitude.rounded(places: 6))" }
}

extension Double {
    /// Without decimals, with a comma between thousands; something above 0 is never told as 0.
    var grouped: String {
        guard self == 0 || self >= 0.5 else { return "under 1" }
        let digits = Array(String(Int64(self.rounded())))
        var text = ""
        for (place, digit) in digits.enumerated() {
            if place > 0, (digits.count - place).isMultiple(of: 3) { text.append(",") }
            text.append(digit)
        }
        return text
    }

    fileprivate func rounded(places: Int) -> Double {
        let scale = (0..<places).reduce(1.0) { scale, _ in scale * 10 }
        return (self * scale).rounded() / scale
    }
}
