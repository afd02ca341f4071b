/// A text in the documents that is made from the code: a whole file, or the part between two markers of one that is
/// otherwise written by hand.
package struct GeneratedText: Sendable {
    /// Path from the root of the checkout.
    package let file: String
    /// Name of the part in its opening marker; nil where the whole file is generated.
    package let part: String?
    /// What stands there by right.
    package let text: String

    package init(file: String, part: String? = nil, text: String) {
        self.file = file
        self.part = part
        self.text = text
    }

    package struct MarkerMissing: Error, CustomStringConvertible {
        let file: String
        let part: String
        package var description: String { "\(file) has no part “\(part)” between markers" }
    }

    /// The file's content as it must be, given what is in it now.
    package func content(replacing present: String) throws -> String {
        guard let part else { return text }
        let opening = "<!-- generated: \(part) (rrp documents) -->\n"
        guard let start = present.firstRange(of: opening)?.upperBound,
            let end = present[start...].firstRange(of: "<!-- end -->")?.lowerBound
        else { throw MarkerMissing(file: file, part: part) }
        return present[..<start] + (text.isEmpty || text.hasSuffix("\n") ? text : text + "\n") + present[end...]
    }
}
