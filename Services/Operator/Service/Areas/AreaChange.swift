/// A change of the city's outlines, as it is recorded.
struct AreaChange {
    let level: String
    let source: String
    let digest: String
    let changed: Int
    let removed: Int
    let accepted: [String]

    /// The schematic city, drawn anew.
    static func drawing(changed: Int, removed: Int) -> AreaChange {
        AreaChange(level: "drawing", source: "", digest: "", changed: changed, removed: removed, accepted: [])
    }
}
