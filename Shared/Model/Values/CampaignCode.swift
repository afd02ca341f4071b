/// A campaign by the code on its poster: 1 to 40 of a–z, A–Z, 0–9, hyphens and underscores, e.g. `fire-2026`.
package struct CampaignCode: Code {
    package let rawValue: String

    package init?(rawValue: String) {
        guard rawValue.isPosterCode else { return nil }
        self.rawValue = rawValue
    }
}

extension String {
    /// What the code on a poster may be made of.
    var isPosterCode: Bool {
        (1...40).contains(utf8.count)
            && utf8.allSatisfy {
                (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) || (0x61...0x7A).contains($0)
                    || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_")
            }
    }
}
