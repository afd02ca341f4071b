/// What points can be exchanged for, by its code: 2 to 40 of a–z, 0–9 and hyphens, e.g. `umbrella`.
package struct OfferCode: Code {
    package let rawValue: String

    package init?(rawValue: String) {
        guard (2...40).contains(rawValue.utf8.count),
            rawValue.utf8.allSatisfy({
                (0x30...0x39).contains($0) || (0x61...0x7A).contains($0) || $0 == UInt8(ascii: "-")
            })
        else { return nil }
        self.rawValue = rawValue
    }
}
