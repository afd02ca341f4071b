import Model

extension Operation {
    /// Every problem that a caller may get: those that follow from what the operation declares, and its own.
    var everyProblem: Set<ProblemNote> {
        var notes = Set(problems)
        if case .roles(let roles) = access {
            notes.formUnion([.init(.noToken), .init(.badToken), .init(.expiredToken)])
            if roles != Set(Role.allCases) { notes.insert(.init(.wrongRole)) }
        }
        if parameters.contains(where: { $0.place != .path }) { notes.insert(ProblemNote(400, "request.parameter")) }
        switch content {
        case .none: break
        case .json:
            notes.formUnion([
                ProblemNote(400, "request.notJSON"), ProblemNote(413, "request.tooLarge"),
                ProblemNote(415, "request.mediaType"), ProblemNote(422, "request.invalid"),
            ])
        case .photo:
            notes.formUnion([ProblemNote(413, "request.tooLarge"), ProblemNote(415, "request.mediaType")])
        case .signed:
            notes.formUnion([ProblemNote(413, "request.tooLarge"), ProblemNote(415, "request.mediaType")])
        }
        if budget != .free { notes.insert(.init(.rateLimited)) }
        return notes
    }
}
