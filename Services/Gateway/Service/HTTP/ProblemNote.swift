import Model

/// A problem that an operation documents.
struct ProblemNote: Sendable, Hashable {
    let status: Int
    let code: String

    init(_ status: Int, _ code: String) {
        self.status = status
        self.code = code
    }

    init(_ problem: Problem) {
        self.init(problem.status, problem.code)
    }

    init(_ code: RefusalCode) {
        self.init(code.status, code.rawValue)
    }
}
