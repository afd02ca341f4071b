import Model

extension Figure {
    /// What is held against other spans, with what it is called; the other figures are parts of these.
    static let compared: [(figure: Figure, words: Words)] = [
        (.received, Words(zh: "收到", en: "received")), (.registered, Words(zh: "受理", en: "registered")),
        (.recurred, Words(zh: "复发", en: "recurred")), (.verified, Words(zh: "已核实", en: "verified")),
        (.confirmed, Words(zh: "属实待办", en: "confirmed")),
        (.resolvedOnSite, Words(zh: "当场解决", en: "resolved on site")),
        (.unfounded, Words(zh: "不属实", en: "unfounded")), (.malicious, Words(zh: "恶意", en: "malicious")),
        (.dispatched, Words(zh: "交办", en: "dispatched")),
        (.returned, Words(zh: "退回", en: "returned")), (.closed, Words(zh: "办结", en: "closed")),
        (.reworked, Words(zh: "返工", en: "re-work")), (.suspended, Words(zh: "挂账", en: "suspended")),
        (.overdue, Words(zh: "超时", en: "limits passed")),
    ]

    /// What a compared figure is called.
    static func words(of name: String) -> Words {
        compared.first { $0.figure.code == name }?.words ?? Words(zh: name, en: name)
    }
}

extension FigureRate {
    var words: Words {
        switch self {
        case .verification: Words(zh: "核实率", en: "verified of what was due")
        case .verificationOnTime: Words(zh: "按时核实率", en: "verified in time")
        case .closing: Words(zh: "办结率", en: "closed of what was due")
        case .closingOnTime: Words(zh: "按时办结率", en: "closed in time")
        case .response: Words(zh: "响应率", en: "answered by departments themselves")
        case .solved: Words(zh: "解决率", en: "solved, by citizens")
        case .content: Words(zh: "满意率", en: "content")
        case .unfounded: Words(zh: "不属实率", en: "unfounded of what was verified")
        case .malicious: Words(zh: "恶意率", en: "malicious of what was verified")
        }
    }
}
