/// The gateway said no, for good.
struct ReplayRefusal: Error, CustomStringConvertible {
    let step: String
    let status: Int
    let code: String?
    let words: String

    var description: String { "\(step): \(status) \(code ?? "") \(words)" }
}
