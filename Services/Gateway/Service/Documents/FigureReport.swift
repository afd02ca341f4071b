import City
package import Model

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// A report ready to send: a week, a month, any days, or one topic, of the city or of a town, beside the span before it.
package struct FigureReport: Sendable {
    /// Departments, cells and categories in a report, at most.
    static let longest = 20

    package enum Place: Sendable {
        case city
        case town(TownCode)
    }

    let span: FigureSpan
    let days: ClosedRange<CivilDay>
    /// Nil for all categories.
    let topic: CategoryItem?

    /// - Returns: nil for everything at once: a report has a first and a last day.
    init?(_ span: FigureSpan, topic: CategoryItem? = nil) {
        guard let days = span.days else { return nil }
        self.span = span
        self.days = days
        self.topic = topic
    }

    /// Writes the report that the operator's command asks for.
    /// - Returns: nil where the category does not exist.
    package static func document(
        _ place: Place,
        from first: CivilDay,
        through last: CivilDay,
        topic: CategoryCode?,
        reads: any ReadModel
    ) async throws -> OpenDocumentText? {
        let item = try await reads.categories().items.first { $0.code == topic }
        guard topic == nil || item != nil, let span = FigureSpan(from: first, through: last),
            let report = FigureReport(span, topic: item)
        else { return nil }
        return try await report.document(for: Viewer(place), reads: reads)
    }

    func document(for viewer: Viewer, reads: any ReadModel) async throws -> OpenDocumentText {
        let names = try await reads.areaNames()
        var document = OpenDocumentText(title: title(of: viewer, names))
        document.paragraph("统计期 Period: \(days.lowerBound) – \(days.upperBound)")
        if let topic {
            try await write(topic, to: &document, viewer, reads)
            return document
        }
        try await writeSummary(to: &document, viewer, reads)
        try await writeAreas(to: &document, viewer, reads, names)
        try await writeDepartments(to: &document, viewer, reads, names)
        try await writeCategories(to: &document, viewer, reads)
        try await writeHotSpots(to: &document, viewer, reads)
        try await writeComparison(to: &document, viewer, reads, names)
        try await writePassings(to: &document, viewer, reads, names)
        try await writeSuspended(to: &document, viewer, reads, names)
        try await writeReporters(to: &document, viewer, reads)
        try await writeCosts(to: &document, viewer, reads, names)
        document.paragraph("响应率 = 单位自己签收或退回 ÷ 全部签收和退回(含默认签收)。解决率、满意率由市民评价。")
        document.paragraph("按时率 = 按时完成 ÷ 应完成(GB/T 30428.4)。中位数、九成位数误差不超过 5%。")
        return document
    }

    private func title(of viewer: Viewer, _ names: [String: String]) -> String {
        var place = "全市"
        if case .town(let town) = viewer.scope { place = names[town.rawValue] ?? town.rawValue }
        if let topic { return "人人拍 \(place)专题报告:\(topic.name) · \(topic.englishName), a topic report" }
        if span == .month(of: days.lowerBound) { return "人人拍 \(place)月报 · Monthly report" }
        if span == .week(of: days.lowerBound) { return "人人拍 \(place)周报 · Weekly report" }
        return "人人拍 \(place)统计报告 · Report"
    }

    private func writeSummary(to document: inout OpenDocumentText, _ viewer: Viewer, _ reads: any ReadModel)
        async throws
    {
        let now = try await reads.total(of: span, for: viewer)
        let before = try await reads.total(of: span.before ?? span, for: viewer)
        func row(_ name: String, _ value: (FigureTotal) -> String) -> [String] { [name, value(now), value(before)] }
        func count(_ name: String, _ figure: Figure) -> [String] { row(name) { String($0.figures.count(figure)) } }
        func rate(_ name: String, _ part: Figure, of whole: Figure) -> [String] {
            row(name) { total in
                CompletionFigures.perTenThousand(total.figures.count(part), of: total.figures.count(whole))
                    .map { "\(Double($0) / 100)%" } ?? "—"
            }
        }
        func hours(_ name: String, _ share: Int, of stage: DurationStage) -> [String] {
            row(name) { total in
                total.durations.percentile(share, of: stage).map(Self.hours) ?? "—"
            }
        }
        document.heading("一、总体 In all")
        document.table(
            ["指标 Figure", "本期 This span", "上期 The span before"],
            [
                count("收到 Received", .received), count("受理 Registered", .registered),
                count("其中巡查发现 Found on patrol", .patrol), count("复发 Recurred", .recurred),
                count("已核实 Verified", .verified), rate("按时核实率 Verified in time", .verifiedInTime, of: .verificationDue),
                hours("核实用时中位数(小时) Hours to verification, median", 50, of: .verification),
                hours("核实用时九成(小时) The same, 90th percentile", 90, of: .verification),
                count("属实待办 Confirmed", .confirmed), count("当场解决 Resolved on site", .resolvedOnSite),
                count("交办 Dispatched", .dispatched), count("退回 Returned", .returned), count("返工 Re-work", .reworked),
                hours("签收用时中位数(小时) Hours to acceptance, median", 50, of: .acceptance),
                hours("签收用时九成(小时) The same, 90th percentile", 90, of: .acceptance),
                hours("整改用时中位数(小时) Hours to “done”, median", 50, of: .rectification),
                hours("整改用时九成(小时) The same, 90th percentile", 90, of: .rectification),
                count("办结 Closed", .closed), rate("办结率 Closed of what was due", .closed, of: .closingDue),
                rate("按时办结率 Closed in time", .closedInTime, of: .closingDue),
                hours("办结用时中位数(小时) Hours to closing, median", 50, of: .closing),
                hours("办结用时九成(小时) The same, 90th percentile", 90, of: .closing),
                count("超时 Limits passed", .overdue),
                row("响应率 Answered by departments themselves") { total in
                    Self.percent(FigureRate.response.percent { total.figures.count($0) })
                },
                rate("解决率 Solved, by citizens", .ratedSolved, of: .rated),
                rate("满意率 Content", .ratedContent, of: .rated), rate("不属实率 Unfounded", .unfounded, of: .verified),
                row("恶意率 Malicious") { total in
                    Self.percent(FigureRate.malicious.percent { total.figures.count($0) })
                },
                ["现在超时 Overdue now", String(now.overdueNow), ""],
            ]
        )
    }

    /// The towns of the city, the villages of a town.
    private func writeAreas(
        to document: inout OpenDocumentText,
        _ viewer: Viewer,
        _ reads: any ReadModel,
        _ names: [String: String]
    ) async throws {
        let titles = ["受理 Registered", "已核实 Verified", "按时 In time", "办结 Closed", "按时 In time", "超时 Overdue"]
        if case .city = viewer.scope {
            let towns = try await reads.townFigures(of: span, for: viewer).items
            document.heading("二、各镇街 Town by town")
            document.table(
                ["镇街 Town"] + titles,
                towns.sorted { $0.registered > $1.registered }.map { town in
                    [
                        names[town.townCode.rawValue] ?? town.townCode.rawValue, String(town.registered),
                        String(town.verified), Self.percent(town.verificationOnTimeRate), String(town.closed),
                        Self.percent(town.closingOnTimeRate), String(town.overdue),
                    ]
                }
            )
        } else {
            let villages = try await reads.areaFigures(.villages, of: span, in: nil, for: viewer).items
            document.heading("二、各村(社区) Village by village")
            document.table(["村(社区) Village"] + titles, Self.rows(villages))
        }
    }

    private func writeDepartments(
        to document: inout OpenDocumentText,
        _ viewer: Viewer,
        _ reads: any ReadModel,
        _ names: [String: String]
    ) async throws {
        let items = try await reads.departmentFigures(of: span, in: nil, for: viewer).items
        // A list of the whole city's departments does not tell how long they took.
        let isTimed = viewer.scope != .city
        document.heading("三、责任单位 Departments")
        document.table(
            [
                "单位 Department", "交办 Dispatched", "退回率 Returned", "按时整改 In time", "返工率 Re-work", "超时 Overdue",
            ] + (isTimed ? ["整改中位(小时) Hours, median"] : []),
            items.sorted { $0.dispatched > $1.dispatched }.prefix(Self.longest).map { item in
                [
                    names[item.departmentCode.rawValue] ?? item.departmentCode.rawValue, String(item.dispatched),
                    Self.percent(item.returnRate), Self.percent(item.onTimeRate), Self.percent(item.reworkRate),
                    String(item.overdue),
                ] + (isTimed ? [item.rectificationMedianSeconds.map(Self.hours) ?? "—"] : [])
            }
        )
    }

    private func writeCategories(to document: inout OpenDocumentText, _ viewer: Viewer, _ reads: any ReadModel)
        async throws
    {
        let items = try await reads.areaFigures(.categories, of: span, in: nil, for: viewer).items
        document.heading("四、类别 Categories")
        document.table(
            ["类别 Category", "受理 Registered", "已核实 Verified", "按时 In time", "办结 Closed", "按时 In time", "超时 Overdue"],
            Array(Self.rows(items).prefix(Self.longest))
        )
    }

    private func writeHotSpots(to document: inout OpenDocumentText, _ viewer: Viewer, _ reads: any ReadModel)
        async throws
    {
        let spots = try await reads.hotSpots(limit: Self.longest, for: viewer).items
        document.heading("五、热点网格(现在) Hot spots, now")
        document.table(
            ["网格 Cell", "村(社区) Village", "未办结 Open", "近 90 天复发 Came again in 90 days"],
            spots.map { [$0.gridCode.rawValue, $0.name, String($0.open), String($0.recurring)] }
        )
    }

    private func write(
        _ topic: CategoryItem,
        to document: inout OpenDocumentText,
        _ viewer: Viewer,
        _ reads: any ReadModel
    ) async throws {
        let items = try await reads.areaFigures(.topic(topic.code), of: span, in: nil, for: viewer).items
        document.heading("各镇街 Town by town")
        document.table(
            ["镇街 Town", "受理 Registered", "已核实 Verified", "按时 In time", "办结 Closed", "按时 In time", "超时 Overdue"],
            Self.rows(items)
        )
        func sum(_ path: KeyPath<AreaFigure, Int>) -> Int { items.reduce(0) { $0 + $1[keyPath: path] } }
        document.paragraph(
            "合计 In all: 受理 \(sum(\.registered)),已核实 \(sum(\.verified)),属实待办 \(sum(\.confirmed)),"
                + "当场解决 \(sum(\.resolvedOnSite)),办结 \(sum(\.closed)),复发 \(sum(\.recurred))。"
        )
    }

    private static func rows(_ items: [AreaFigure]) -> [[String]] {
        items.sorted { $0.registered > $1.registered }.map { item in
            [
                item.name.isEmpty ? item.code : item.name, String(item.registered), String(item.verified),
                percent(item.verificationOnTimeRate), String(item.closed), percent(item.closingOnTimeRate),
                String(item.overdue),
            ]
        }
    }

    /// Hours with one decimal.
    static func hours(_ seconds: Int) -> String { FigureSheet.hours(seconds) }

    static func percent(_ rate: Double?) -> String { rate.map { "\($0)%" } ?? "—" }
}

extension Viewer {
    /// Whoever reads a place on the machine itself.
    fileprivate init(_ place: FigureReport.Place) {
        let nobody = AccountID(UUID(uuid: (0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)))
        switch place {
        case .city: self.init(account: nobody, role: .cityAdmin, scope: .city, family: nobody.uuid)
        case .town(let town): self.init(account: nobody, role: .townCentre, scope: .town(town), family: nobody.uuid)
        }
    }
}
