import HTTPTypes
import Model

extension Gateway {
    private static let readers = Access.roles([.cityAdmin, .townCentre])
    private static let departmentReaders = Access.roles([.cityAdmin, .townCentre, .department])

    var figureOperations: [Operation] { figureReads + figureFiles }

    private var figureReads: [Operation] {
        [
            .read(
                "readTownFigures",
                "/v1/figures/towns",
                .city,
                zh: "各镇街统计",
                en: "Counts, rates and durations by town",
                access: Self.readers,
                parameters: Parameter.span,
                answer: TownFigureList.self
            ) { call in
                try await reads.townFigures(of: try call.span(), for: try call.signedIn())
            },
            .read(
                "readDepartmentFigures",
                "/v1/figures/departments",
                .city,
                zh: "各单位统计",
                en: "What departments did: returns, extensions, suspensions, re-work, with their rates",
                access: Self.departmentReaders,
                parameters: [.town] + Parameter.span,
                answer: DepartmentFigureList.self
            ) { call in
                try await reads.departmentFigures(
                    of: try call.span(),
                    in: call.value("townCode"),
                    for: try call.signedIn()
                )
            },
            .read(
                "readAreaFigures",
                "/v1/figures/areas",
                .city,
                zh: "按村(社区)、网格、类别统计",
                en: "Counts by village, cell or category",
                access: Self.readers,
                parameters: [
                    .query("by", .choice(of: AreaChoice.self), "How the area is divided.", isRequired: true), .town,
                ] + Parameter.span,
                answer: AreaFigureList.self
            ) { call in
                try await reads.areaFigures(
                    try call.division(),
                    of: try call.span(),
                    in: call.value("townCode"),
                    for: try call.signedIn()
                )
            },
            .read(
                "readTopicFigures",
                "/v1/figures/topics/{categoryCode}",
                .city,
                zh: "一个类别的各镇街统计",
                en: "Counts of one category by town",
                access: Self.readers,
                parameters: Parameter.span,
                problems: [Self.unknownTopic],
                answer: AreaFigureList.self
            ) { call in
                try await reads.areaFigures(
                    .topic(try await topic(try call.part("categoryCode", unknown: Self.noSuchTopic)).code),
                    of: try call.span(),
                    in: nil,
                    for: try call.signedIn()
                )
            },
            .read(
                "readOfficerFigures",
                "/v1/figures/officers",
                .city,
                zh: "网格员统计",
                en: "What grid officers did: load, limits, distance, second looks",
                access: Self.readers,
                parameters: [.town] + Parameter.span,
                answer: OfficerFigureList.self
            ) { call in
                try await reads.officerFigures(
                    of: try call.span(),
                    in: call.value("townCode"),
                    for: try call.signedIn()
                )
            },
            .read(
                "readFigureComparison",
                "/v1/figures/comparison",
                .city,
                zh: "同比、环比和每万人",
                en: "A span against the one before, the same days a year before, and the number of residents",
                access: Self.readers,
                parameters: Parameter.span,
                answer: FigureComparison.self
            ) { call in
                try await reads.comparison(of: try call.limitedSpan(), for: try call.signedIn())
            },
            .read(
                "readPassings",
                "/v1/figures/passings",
                .city,
                zh: "推诿:退回后的流转",
                en: "Who returned what and who answered next: how often, and how long cases lay between",
                access: Self.readers,
                parameters: [.town] + Parameter.span,
                answer: PassingFigureList.self
            ) { call in
                try await reads.passings(of: try call.span(), in: call.value("townCode"), for: try call.signedIn())
            },
            .read(
                "readSuspended",
                "/v1/figures/suspended",
                .city,
                zh: "现在挂账的时长",
                en: "What is suspended now, by how long",
                access: Self.readers,
                answer: SuspendedFigureList.self
            ) { call in
                try await reads.suspendedFigures(for: try call.signedIn())
            },
            .read(
                "readReporterFigures",
                "/v1/figures/reporters",
                .city,
                zh: "上报人:新增与留存",
                en: "Who reports: newcomers and who stayed, by month, campaign and cohort",
                access: Self.readers,
                answer: ReporterFigures.self
            ) { call in
                try await reads.reporterFigures(for: try call.signedIn())
            },
            .read(
                "readRewardCosts",
                "/v1/figures/costs",
                .city,
                zh: "红包与每件成本",
                en: "What red packets cost, of a month or ever: budgets, packets, paid, and for each report found true",
                access: Self.readers,
                parameters: [.month],
                answer: RewardCostList.self
            ) { call in
                try await reads.rewardCosts(of: call.month(), for: try call.signedIn())
            },
            .read(
                "listHotSpots",
                "/v1/hot-spots",
                .city,
                zh: "热点网格",
                en: "The cells in which most is open or comes again",
                access: Self.readers,
                parameters: [.limit],
                answer: HotSpotList.self
            ) { call in
                try await reads.hotSpots(limit: call.integer("limit") ?? 20, for: try call.signedIn())
            },
        ]
    }

    private var figureFiles: [Operation] {
        [
            file(
                "exportCases",
                "/v1/exports/cases.csv",
                zh: "导出案件",
                en: "The cases of the own area as lines",
                access: Self.departmentReaders,
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
                access: Self.departmentReaders,
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
                access: Self.readers,
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

    private static let unknownTopic = ProblemNote(404, "category.unknown")

    private static let noSuchTopic = Problem(404, "category.unknown", zh: "没有这个类别", en: "No such category")

    private func topic(_ code: CategoryCode) async throws -> CategoryItem {
        guard let item = try await reads.categories().items.first(where: { $0.code == code }) else {
            throw Self.noSuchTopic
        }
        return item
    }
}

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

/// What a line of a sheet of figures is.
enum SheetChoice: String, CaseIterable {
    case towns, departments, villages, cells, categories, officers
    /// Of the whole viewer's area, or of the pairs and towns in it.
    case comparison, passings, suspended, reporters, costs

    var division: FigureDivision? { AreaChoice(rawValue: rawValue)?.division }
}

extension Call {
    /// The span of time that was asked for.
    func span() throws -> FigureSpan {
        if let month = text("month").flatMap({ CivilDay($0 + "-01") }) { return .month(of: month) }
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
    fileprivate func limitedSpan() throws -> FigureSpan {
        let span = try span()
        guard span.days != nil else { throw Problem.parameter("month", "is missing, and so are `from` and `to`") }
        return span
    }

    /// The first day of the month that was asked for.
    fileprivate func month() -> CivilDay? { text("month").flatMap { CivilDay($0 + "-01") } }

    fileprivate func division() throws -> FigureDivision {
        guard let choice = text("by").flatMap({ AreaChoice(rawValue: $0) }) else {
            throw Problem.parameter("by", "is missing")
        }
        return choice.division
    }
}
