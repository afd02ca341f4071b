import Model

/// A state as a citizen reads it.
struct ReportWords: Sendable {
    let state: String
    let words: Words

    /// Taken in by the gateway and not yet judged by intake.
    static let received = ReportWords(state: "received", words: Words(zh: "已收到,谢谢您!", en: "Received, thank you!"))
}
