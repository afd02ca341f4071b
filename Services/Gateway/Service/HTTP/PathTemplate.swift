/// A path with named parts, for example `/v1/reports/{reportId}/events`.
package struct PathTemplate: Sendable, Hashable, ExpressibleByStringLiteral, CustomStringConvertible {
    enum Segment: Sendable, Hashable {
        case literal(String)
        case capture(String)
    }

    package let description: String
    let segments: [Segment]

    package init(stringLiteral text: String) {
        description = text
        segments = text.split(separator: "/").map { part in
            part.first == "{" && part.last == "}"
                ? .capture(String(part.dropFirst().dropLast())) : .literal(String(part))
        }
    }

    var captures: [String] {
        segments.compactMap { if case .capture(let name) = $0 { name } else { nil } }
    }
}
