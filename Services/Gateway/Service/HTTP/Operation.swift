import HTTPTypes
import Model

/// One operation of the interface: the router, the checks and the published document are all made of it.
package struct Operation: Sendable {
    /// What a request carries as its body.
    enum Content: Sendable {
        case none
        case json(ObjectSchema)
        /// A picture, raw or as the part `photo` of a form.
        case photo
        /// JSON that somebody signed: nothing of it is read before its signature is verified.
        case signed
    }

    /// What a successful answer carries.
    struct Success: Sendable {
        enum Body: Sendable {
            case none
            case json(ObjectSchema)
            case media(String)
            /// Server-sent events, each described by its fields.
            case events(ObjectSchema)
        }

        let status: Int
        let words: String
        let body: Body
        var headers: [String: String] = [:]
    }

    let id: String
    let method: HTTPRequest.Method
    let path: PathTemplate
    let chapter: Chapter
    /// Chinese first, English second.
    let summary: Words
    let access: Access
    var parameters: [Parameter] = []
    var content: Content = .none
    let successes: [Success]
    /// Every code that this operation may answer with, beyond those that follow from the fields above.
    var problems: [ProblemNote] = []
    var budget: RateBudget
    /// What is recorded of who calls it with success; nothing where nothing personal is read.
    var records: AccessKind?
    let handle: @Sendable (Call) async throws -> Reply
}

extension Operation {
    /// The same, and every success is recorded.
    func recording(_ kind: AccessKind) -> Operation {
        var operation = self
        operation.records = kind
        return operation
    }
}
