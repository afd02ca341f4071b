/// One area as a file has it.
struct AreaFeature: Sendable {
    struct Position: Hashable, Sendable {
        var longitude: Double
        var latitude: Double
    }

    /// Its place in the file, from 1.
    let number: Int
    let code: String
    /// Empty: the city's own name stays.
    let name: String
    /// Logins in the order of duty; nil: whoever has the cell keeps it.
    let officers: [String]?
    /// Polygons of rings, the outer ring first.
    var polygons: [[[Position]]]

    /// Well-known text: a multipolygon, each number so that it reads back as it is.
    var wellKnownText: String {
        let parts = polygons.map { rings in
            "("
                + rings.map { ring in
                    "(" + ring.map { "\($0.longitude) \($0.latitude)" }.joined(separator: ",") + ")"
                }.joined(separator: ",") + ")"
        }
        return "MULTIPOLYGON(" + parts.joined(separator: ",") + ")"
    }

    var corners: Int { polygons.reduce(0) { $0 + $1.reduce(0) { $0 + $1.count } } }

    /// The first ring that is none: fewer than four positions, or not closed.
    var brokenRing: String? {
        for (part, rings) in polygons.enumerated() {
            if rings.isEmpty { return "part \(part + 1) has no ring" }
            for (number, ring) in rings.enumerated() {
                if ring.count < 4 { return "ring \(number + 1) of part \(part + 1) has \(ring.count) positions" }
                if ring.first != ring.last { return "ring \(number + 1) of part \(part + 1) is not closed" }
            }
        }
        return polygons.isEmpty ? "no polygon" : nil
    }
}
