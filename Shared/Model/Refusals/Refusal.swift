/// Why a command was not carried out: a value of the domain, not an exception.
///
/// JSON: `{"code": "case.alreadyAccepted", "status": 409, "words": {"zh": …, "en": …}, "detail": …, "standing": …}`.
package struct Refusal: Error, Hashable, Sendable {
    package let code: RefusalCode
    /// What a programmer may want to know besides, in English, never shown to a citizen; nil when the code says it all.
    package let detail: String?
    /// How the aggregate stands now, where the command came too late for it.
    package let standing: Standing?

    package init(_ code: RefusalCode, detail: String? = nil, standing: Standing? = nil) {
        self.code = code
        self.detail = detail
        self.standing = standing
    }

    /// Words for the person who gave the command.
    package var words: Words { code.words }
    /// The HTTP status it maps to.
    package var status: Int { code.status }
}

extension Refusal: Codable {
    private enum CodingKeys: String, CodingKey {
        case code, status, words, detail, standing
    }

    /// A code of a newer version reads as `other`, with the code in the detail.
    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let text = try container.decode(String.self, forKey: .code)
        let detail = try container.decodeIfPresent(String.self, forKey: .detail)
        let standing = try container.decodeIfPresent(Standing.self, forKey: .standing)
        if let code = RefusalCode(rawValue: text) {
            self.init(code, detail: detail, standing: standing)
        } else {
            self.init(.other, detail: detail.map { "\(text): \($0)" } ?? text, standing: standing)
        }
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(code.rawValue, forKey: .code)
        try container.encode(status, forKey: .status)
        try container.encode(words, forKey: .words)
        try container.encodeIfPresent(detail, forKey: .detail)
        try container.encodeIfPresent(standing, forKey: .standing)
    }
}
