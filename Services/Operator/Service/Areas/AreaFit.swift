/// How outlines fit to what is known for real, as they are and as they would be if they were in another system.
struct AreaFit: Sendable {
    /// Square metres that do not match, by what the file would be in.
    let mismatch: [AreaSystem: Double]
    /// Square metres that were compared; 0 where everything known is schematic.
    let compared: Double
    /// Seats of towns that lie within their own outline, and how many there are.
    let seats: (inside: Int, all: Int)

    /// Which system everything fits to by far the best, where that is not the one it was read as.
    private var better: AreaSystem? {
        guard compared > 0, let own = mismatch[.wgs84], let best = mismatch.min(by: { $0.value < $1.value }),
            best.key != .wgs84, best.value * 3 < own, own > compared * 0.002
        else { return nil }
        return best.key
    }

    func fault(file: String) -> AreaFault? {
        guard let better, let own = mismatch[.wgs84], let best = mismatch[better] else { return nil }
        return AreaFault(
            .shifted,
            code: "",
            name: file,
            words: "it fits far better if it is in \(better.rawValue): \(best.grouped) m² do not match instead of "
                + "\(own.grouped); read it with --coordinates \(better.rawValue)"
        )
    }

    var notes: [String] {
        var notes: [String] = []
        if seats.all > 0 { notes.append("\(seats.inside) of \(seats.all) towns' seats lie within their town") }
        if compared == 0 {
            notes.append("there is no real outline to compare with: a shift of 600 m (GCJ-02, BD-09) would not be seen")
        }
        return notes
    }
}
