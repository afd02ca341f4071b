package import Model

/// An answer that says no (RFC 9457): a stable code for programs, words in Chinese and English for people.
package struct Problem: Error, Sendable, Equatable {
    package let status: Int
    /// Stable; clients may rely on it.
    package let code: String
    package let words: Words
    /// What a programmer may want to know besides, in English.
    package var detail: String?
    /// JSON pointer of the field, or the name of the header or parameter, that is wrong.
    package var field: String?
    /// How the aggregate stands now, where the command came too late for it.
    package var standing: Standing?
    /// Seconds after which trying again is worth while.
    package var retryAfter: Int?

    package init(
        _ status: Int,
        _ code: String,
        zh: String,
        en: String,
        detail: String? = nil,
        field: String? = nil,
        retryAfter: Int? = nil
    ) {
        self.status = status
        self.code = code
        words = Words(zh: zh, en: en)
        self.detail = detail
        self.field = field
        self.retryAfter = retryAfter
    }

    /// A refusal of the domain, with its own status.
    package init(_ refusal: Refusal) {
        status = refusal.status
        code = refusal.code.rawValue
        words = refusal.words
        detail = refusal.detail
        standing = refusal.standing
    }

    package init(_ code: RefusalCode, detail: String? = nil) {
        self.init(Refusal(code, detail: detail))
    }
}
