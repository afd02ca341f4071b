import Model

extension Gateway {
    static let figureReaders = Access.roles([.cityAdmin, .townCentre])
    static let departmentFigureReaders = Access.roles([.cityAdmin, .townCentre, .department])

    var figureOperations: [Operation] { figureReads + figureFiles }

    private var figureReads: [Operation] {
        [
            .read(
                "readTownFigures",
                "/v1/figures/towns",
                .city,
                zh: "各镇街统计",
                en: "Counts, rates and durations by town",
                access: Self.figureReaders,
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
                access: Self.departmentFigureReaders,
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
                access: Self.figureReaders,
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
                access: Self.figureReaders,
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
                access: Self.figureReaders,
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
                access: Self.figureReaders,
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
                access: Self.figureReaders,
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
                access: Self.figureReaders,
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
                access: Self.figureReaders,
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
                access: Self.figureReaders,
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
                access: Self.figureReaders,
                parameters: [.limit],
                answer: HotSpotList.self
            ) { call in
                try await reads.hotSpots(limit: call.integer("limit") ?? 20, for: try call.signedIn())
            },
        ]
    }

    static let unknownTopic = ProblemNote(404, "category.unknown")

    private static let noSuchTopic = Problem(404, "category.unknown", zh: "没有这个类别", en: "No such category")

    func topic(_ code: CategoryCode) async throws -> CategoryItem {
        guard let item = try await reads.categories().items.first(where: { $0.code == code }) else {
            throw Self.noSuchTopic
        }
        return item
    }
}
