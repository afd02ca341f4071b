/// What an import found and did, for a person to read.
package struct AreaSummary: Sendable, CustomStringConvertible {
    package let file: String
    package let level: AreaLevel
    package let system: AreaSystem
    package internal(set) var features = 0
    package internal(set) var corners = 0
    package internal(set) var squareMetres = 0.0
    package internal(set) var faults: [AreaFault] = []
    /// What is worth to know, and no fault.
    package internal(set) var notes: [String] = []
    /// Outlines that are new or differ, and areas that are no more.
    package internal(set) var changed = 0
    package internal(set) var removed = 0
    package internal(set) var isDryRun = false
    package internal(set) var isLoaded = false
    package internal(set) var accepted: Set<AreaFault.Kind> = []

    /// Faults that nobody accepted.
    package var refused: [AreaFault] { faults.filter { !accepted.contains($0.kind) || !$0.kind.isAcceptable } }

    /// Of one kind so many are told; the rest is counted.
    private static let most = 40

    package var description: String {
        var lines = [
            "\(file): \(level.words(features)), \(Double(corners).grouped) corners, "
                + "\((squareMetres / 10_000).grouped) ha, read as \(system.rawValue)"
        ]
        lines += notes.map { "  " + $0 }
        lines.append(faults.isEmpty ? "No fault." : faults.count == 1 ? "1 fault:" : "\(faults.count) faults:")
        for kind in AreaFault.Kind.allCases {
            let some = faults.filter { $0.kind == kind }
            lines += some.prefix(Self.most).map { "  \($0)" }
            if some.count > Self.most {
                lines.append("  \(kind.rawValue.padded(to: 15))… and \(some.count - Self.most) more")
            }
        }
        lines.append(ending)
        return lines.joined(separator: "\n")
    }

    private var ending: String {
        let kinds = Set(refused.map(\.kind))
        if !kinds.isEmpty {
            let names = AreaFault.Kind.allCases.filter(kinds.contains).map(\.rawValue)
            let hopeless = kinds.filter { !$0.isAcceptable }
            return hopeless.isEmpty
                ? "Refused, nothing was changed. To load it all the same: --accept \(names.joined(separator: ","))"
                : "Refused, nothing was changed: mend the file first (\(names.joined(separator: ", ")))."
        }
        let counts = "\(changed) new or changed, \(removed) removed, \(max(0, features - changed)) as before"
        if isDryRun { return "Would load: \(counts). Nothing was changed." }
        guard isLoaded else { return "Nothing was changed." }
        return changed + removed == 0
            ? "All as before." : "Loaded: \(counts). Open work follows within seconds, while verification runs."
    }
}
