import Model

/// How an area is divided for its figures, as it is asked for.
enum AreaChoice: String, CaseIterable {
    case villages, cells, categories

    var division: FigureDivision {
        switch self {
        case .villages: .villages
        case .cells: .cells
        case .categories: .categories
        }
    }
}

extension Call {
    /// The span of time that was asked for.
    func span() throws -> FigureSpan {
        if let month = month() { return .month(of: month) }
        switch (text("from").flatMap { CivilDay($0) }, text("to").flatMap { CivilDay($0) }) {
        case (nil, nil): return .all
        case (_, nil): throw Problem.parameter("to", "is missing: `from` wants it")
        case (nil, _): throw Problem.parameter("from", "is missing: `to` wants it")
        case (let first?, let last?):
            guard let span = FigureSpan(from: first, through: last) else {
                throw Problem.parameter("to", "is before `from`, or more than \(FigureSpan.longest) days in all")
            }
            return span
        }
    }

    /// The same, where everything at once is no answer: what is compared has a first and a last day.
    func limitedSpan() throws -> FigureSpan {
        let span = try span()
        guard span.days != nil else { throw Problem.parameter("month", "is missing, and so are `from` and `to`") }
        return span
    }

    /// The first day of the month that was asked for.
    func month() -> CivilDay? { text("month").flatMap { CivilDay($0 + "-01") } }

    func division() throws -> FigureDivision {
        guard let choice = text("by").flatMap({ AreaChoice(rawValue: $0) }) else {
            throw Problem.parameter("by", "is missing")
        }
        return choice.division
    }
}
