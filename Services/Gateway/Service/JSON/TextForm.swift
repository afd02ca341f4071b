import Model

/// A form that a text must have besides its length: what the document says and what is checked.
package struct TextForm: Sendable {
    /// OpenAPI `format`, where there is one.
    let format: String?
    /// ECMA-262 regular expression for the document; the check is `accepts`.
    let pattern: String?
    let example: String
    let accepts: @Sendable (String) -> Bool

    private static func code<Value: LosslessStringConvertible & SendableMetatype>(
        _ type: Value.Type,
        format: String? = nil,
        pattern: String?,
        example: String
    ) -> TextForm {
        TextForm(format: format, pattern: pattern, example: example) { Value($0) != nil }
    }

    static let uuid = TextForm(
        format: "uuid",
        pattern: "^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}$",
        example: "018f3b1c-7b7a-7cc2-9d55-3f2a6b1c0d4e"
    ) { $0.utf8.count == 36 && AccountID($0) != nil }
    static let time = TextForm.code(
        Timestamp.self,
        format: "date-time",
        pattern: nil,
        example: "2026-05-01T08:30:00.000000Z"
    )
    static let town = TextForm.code(TownCode.self, pattern: "^[0-9]{9}$", example: "441900003")
    static let village = TextForm.code(VillageCode.self, pattern: "^[0-9]{12}$", example: "441900003001")
    static let cell = TextForm.code(GridCode.self, pattern: "^[0-9]{15}$", example: "441900003001001")
    static let category = TextForm.code(CategoryCode.self, pattern: "^[0-9]{4}$", example: "0201")
    static let department = TextForm.code(
        DepartmentCode.self,
        pattern: "^[0-9]{9}([0-9]{3})?-[a-z]([a-z0-9-]{0,38}[a-z0-9])?$",
        example: "441900003-chengguan"
    )
    static let digits = TextForm(format: nil, pattern: "^[0-9]{1,5}$", example: "9") {
        (1...5).contains($0.utf8.count) && $0.utf8.allSatisfy { (0x30...0x39).contains($0) }
    }
    static let photo = TextForm.code(
        PhotoID.self,
        pattern: "^[0-9a-f]{64}$",
        example: String(repeating: "0a", count: 32)
    )
    /// Short names that people type: letters, digits, dot, hyphen, underscore.
    static let login = TextForm(format: nil, pattern: "^[A-Za-z0-9._-]{3,64}$", example: "officer-441900003001001") {
        (3...64).contains($0.utf8.count)
            && $0.utf8.allSatisfy { byte in
                (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
                    || byte == 0x2E || byte == 0x2D || byte == 0x5F
            }
    }
    /// What a caller chooses to name one request: visible ASCII without spaces.
    static let key = TextForm(format: nil, pattern: "^[!-~]{1,128}$", example: "6f1f6c1e-9a9e-4b8f-8a53-0d7c9f1d2b3a") {
        (1...128).contains($0.utf8.count) && $0.utf8.allSatisfy { (0x21...0x7E).contains($0) }
    }
    /// Base64url and dots: our own tokens.
    static let token = TextForm(format: nil, pattern: "^[A-Za-z0-9._-]+$", example: "eyJ2IjoxfQ.c2ln") {
        !$0.isEmpty
            && $0.utf8.allSatisfy { byte in
                (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
                    || byte == 0x2E || byte == 0x2D || byte == 0x5F
            }
    }
    static let offer = TextForm.code(OfferCode.self, pattern: "^[a-z0-9-]{2,40}$", example: "umbrella")
    /// What stands on a poster: a campaign's or a cohort's.
    static let poster = TextForm.code(CampaignCode.self, pattern: "^[A-Za-z0-9_-]{1,40}$", example: "fire-2026")
    /// What a citizen shows at the counter.
    static let redemption = TextForm(format: nil, pattern: "^[2-9A-HJ-NP-Z]{8}$", example: "7KQ2M9XC") {
        $0.utf8.count == 8
    }
    /// A parked message: who put it aside, and its number there.
    static let parked = TextForm(format: nil, pattern: "^[a-z]{1,20}:[0-9]{1,18}$", example: "intake:17") {
        let parts = $0.split(separator: ":", omittingEmptySubsequences: false)
        return parts.count == 2 && (1...20).contains(parts[0].utf8.count) && (1...18).contains(parts[1].utf8.count)
            && parts[0].utf8.allSatisfy { (0x61...0x7A).contains($0) }
            && parts[1].utf8.allSatisfy { (0x30...0x39).contains($0) }
    }
    static let phone = TextForm(format: nil, pattern: "^\\+?[0-9]{5,15}$", example: "13800000000") { isPhone($0) }
    /// The same, or nothing at all.
    static let phoneOrNone = TextForm(format: nil, pattern: "^(\\+?[0-9]{5,15})?$", example: "13800000000") {
        $0.isEmpty || isPhone($0)
    }
    private static func isPhone(_ text: String) -> Bool {
        let digits = text.utf8.first == 0x2B ? text.utf8.dropFirst() : text.utf8[...]
        return (5...15).contains(digits.count) && digits.allSatisfy { (0x30...0x39).contains($0) }
    }
    /// A time of the city's day.
    static let timeOfDay = TextForm(format: nil, pattern: "^([01][0-9]|2[0-3]):[0-5][0-9]$", example: "22:00") {
        QuietHours.minute($0) != nil
    }
    /// A text with something to read in it.
    static let filled = TextForm(format: nil, pattern: "\\S", example: "消防通道被占用") {
        $0.unicodeScalars.contains { !$0.properties.isWhitespace }
    }
}

extension TextForm {
    /// A month of the city's calendar. From 2000 on: whatever is compared with it lies in years of four digits too.
    static let month = TextForm(format: nil, pattern: "^2[0-9]{3}-(0[1-9]|1[0-2])$", example: "2026-11") {
        $0.utf8.count == 7 && $0.hasPrefix("2") && CivilDay($0 + "-01") != nil
    }

    /// A day of the city's calendar, from 2000 on.
    static let day = TextForm(format: "date", pattern: "^2[0-9]{3}-[0-9]{2}-[0-9]{2}$", example: "2026-11-25") {
        $0.utf8.count == 10 && $0.hasPrefix("2") && CivilDay($0) != nil
    }

    /// A day that another is compared with.
    static let earlierDay = TextForm(format: "date", pattern: "^[12][0-9]{3}-[0-9]{2}-[0-9]{2}$", example: "2025-11-25")
    {
        $0.utf8.count == 10 && CivilDay($0) != nil
    }

    /// An aggregate's version as an entity tag, with or without quotes.
    static let version = TextForm(format: nil, pattern: "^\"?[0-9]{1,15}\"?$", example: "\"3\"") { text in
        let bare =
            text.hasPrefix("\"") && text.hasSuffix("\"") && text.utf8.count > 2
            ? text.dropFirst().dropLast() : text[...]
        return (1...15).contains(bare.utf8.count) && bare.utf8.allSatisfy { (0x30...0x39).contains($0) }
    }
}
