/// Why a call to WeChat did not give what was asked for: a stable code, words for an operator, the cause, and what to do.
package struct WeChatFault: Error, Hashable, Sendable, CustomStringConvertible {
    /// What may follow. Never a new bill number: only a definite FAIL or CANCELLED of a query allows one.
    package enum Advice: String, Hashable, Codable, Sendable, CaseIterable {
        /// Nothing was carried out and the same call never will be.
        case definite
        /// The same call with the same number and the same bytes, later.
        case again
        /// The same call once the merchant's account has money again.
        case topUp
        /// Our own credentials or rights are wrong: nothing can be paid until somebody has put them right.
        case configure
        /// Nobody knows whether it was carried out: query first.
        case query
        /// A person must look, after a query.
        case person
    }

    /// Where it came from.
    package enum Cause: Hashable, Sendable {
        /// The provider's own answer.
        case answer(status: Int)
        /// The connection or the time limit, with its description.
        case transport(String)
        /// An answer that is not signed by the provider.
        case signature(SignatureFault)
        /// An answer that cannot be read, with its description.
        case content(String)
        /// It was never sent: the breaker is open.
        case held
    }

    /// The provider's code (`NOT_ENOUGH`), or one of ours (`transport.timeout`).
    package let code: String
    package let words: String
    package let cause: Cause
    package let advice: Advice

    package init(code: String, words: String, cause: Cause, advice: Advice) {
        self.code = code
        self.words = words
        self.cause = cause
        self.advice = advice
    }

    package var description: String { "\(code): \(words) (\(advice.rawValue))" }
}

extension WeChatFault {
    /// The time limit passed, or the connection ended, after the request may have left.
    package static func lost(_ words: String) -> WeChatFault {
        WeChatFault(code: "transport.lost", words: words, cause: .transport(words), advice: .query)
    }

    /// No connection came about: nothing was sent.
    package static func unreachable(_ words: String) -> WeChatFault {
        WeChatFault(code: "transport.unreachable", words: words, cause: .transport(words), advice: .again)
    }

    /// Not sent because the last calls failed.
    package static let held = WeChatFault(
        code: "breaker.open",
        words: "the last calls failed; the next one is tried later",
        cause: .held,
        advice: .again
    )

    package static func unverified(_ fault: SignatureFault) -> WeChatFault {
        WeChatFault(
            code: "answer.unverified",
            words: "the answer does not carry a signature of the provider: \(fault.code)",
            cause: .signature(fault),
            advice: .query
        )
    }

    package static func unreadable(_ words: String) -> WeChatFault {
        WeChatFault(code: "answer.unreadable", words: words, cause: .content(words), advice: .query)
    }
}
