import HTTPTypes
import Model

/// Figures, cases and reports as files to keep.
extension Gateway {
    var figureFiles: [Operation] {
        [
            file(
                "exportCases",
                "/v1/exports/cases.csv",
                zh: "导出案件",
                en: "The cases of the own area as lines",
                access: Self.departmentFigureReaders,
                parameters: [.query("state", .choice(of: CaseStateName.self), "Only these.")],
                mediaType: CSVText.mediaType
            ) { call in
                try await CaseExport(
                    reads: reads,
                    viewer: try call.signedIn(),
                    state: call.text("state").flatMap { CaseStateName(rawValue: $0) },
                    names: CaseExportNames(areas: try await reads.areaNames(), categories: try await categoryNames())
                ).reply(drop: call.drop)
            },
            file(
                "exportFigures",
                "/v1/exports/figures.csv",
                zh: "导出统计",
                en: "Figures of the own area as lines",
                access: Self.departmentFigureReaders,
                parameters: [
                    .query("of", .choice(of: SheetChoice.self), "What a line is.", isRequired: true), .town,
                ] + Parameter.span,
                mediaType: CSVText.mediaType
            ) { call in
                let sheet = try await sheet(call)
                return sheet.reply(drop: call.drop)
            },
            file(
                "exportReport",
                "/v1/exports/report.odt",
                zh: "周报、月报、专题报告",
                en: "A report ready to send: a week, a month, any days, or one topic",
                access: Self.figureReaders,
                parameters: Parameter.span + [
                    .query("categoryCode", .text(.category), "A report on this topic alone.")
                ],
                problems: [Self.unknownTopic],
                mediaType: OpenDocumentText.mediaType
            ) { call in
                var chosen: CategoryItem?
                if let code = call.value("categoryCode", as: CategoryCode.self) { chosen = try await topic(code) }
                guard let report = FigureReport(try call.span(), topic: chosen) else {
                    throw Problem.parameter("from", "is missing: a report has a first and a last day")
                }
                let document = try await report.document(for: try call.signedIn(), reads: reads)
                return Reply.file(named: "report.odt", mediaType: OpenDocumentText.mediaType, bytes: document.data)
            },
        ]
    }

    /// An operation that answers with a file to keep.
    private func file(
        _ id: String,
        _ path: PathTemplate,
        zh: String,
        en: String,
        access: Access,
        parameters: [Parameter],
        problems: [ProblemNote] = [],
        mediaType: String,
        handle: @escaping @Sendable (Call) async throws -> Reply
    ) -> Operation {
        Operation(
            id: id,
            method: .get,
            path: path,
            chapter: .city,
            summary: Words(zh: zh, en: en),
            access: access,
            parameters: parameters,
            successes: [.init(status: 200, words: "The file.", body: .media(mediaType))],
            problems: problems + [.init(.unavailable)],
            budget: .reading,
            handle: handle
        ).recording(.export)
    }

    private func sheet(_ call: Call) async throws -> FigureSheet {
        let viewer = try call.signedIn()
        let span = try call.span()
        let town = call.value("townCode", as: TownCode.self)
        guard let choice = call.text("of").flatMap({ SheetChoice(rawValue: $0) }) else {
            throw Problem.parameter("of", "is missing")
        }
        switch choice {
        case .towns:
            return .towns(try await reads.townFigures(of: span, for: viewer).items, names: try await reads.areaNames())
        case .departments:
            return .departments(
                try await reads.departmentFigures(of: span, in: town, for: viewer).items,
                names: try await reads.areaNames()
            )
        case .officers:
            return .officers(
                try await reads.officerFigures(of: span, in: town, for: viewer).items,
                names: try await reads.areaNames()
            )
        case .villages, .cells, .categories:
            let division = choice.division ?? .villages
            return .areas(try await reads.areaFigures(division, of: span, in: town, for: viewer).items)
        case .comparison:
            let span = try call.limitedSpan()
            return .comparison(try await reads.comparison(of: span, for: viewer), names: try await reads.areaNames())
        case .passings:
            return .passings(
                try await reads.passings(of: span, in: town, for: viewer).items,
                names: try await reads.areaNames()
            )
        case .suspended:
            return .suspended(try await reads.suspendedFigures(for: viewer).items, names: try await reads.areaNames())
        case .reporters: return .reporters(try await reads.reporterFigures(for: viewer))
        case .costs:
            return .costs(
                try await reads.rewardCosts(of: call.month(), for: viewer).items,
                names: try await reads.areaNames()
            )
        }
    }

    private func categoryNames() async throws -> [CategoryCode: String] {
        Dictionary(try await reads.categories().items.map { ($0.code, $0.name) }) { first, _ in first }
    }
}

/// What a line of a sheet of figures is.
enum SheetChoice: String, CaseIterable {
    case towns, departments, villages, cells, categories, officers
    /// Of the whole viewer's area, or of the pairs and towns in it.
    case comparison, passings, suspended, reporters, costs

    var division: FigureDivision? { AreaChoice(rawValue: rawValue)?.division }
}
