import Model

extension FigureSheet {
    /// A line a town and figure, the own area as one first.
    static func comparison(_ comparison: FigureComparison, names: [String: String]) -> FigureSheet {
        let lines = ([comparison.all] + comparison.items).flatMap { town in town.figures.map { (town, $0) } }
        return FigureSheet(
            lines,
            [
                .init("镇街编码", "code") { $0.0.townCode?.rawValue ?? "" },
                .init("镇街", "town") { row in row.0.townCode.map { names[$0.rawValue] ?? $0.rawValue } ?? "合计 all" },
                .init("指标", "figure") { Figure.words(of: $0.1.figure).zh },
                .init("本期", "this span") { String($0.1.count) }, .init("上期", "the span before") { String($0.1.before) },
                .init("环比", "change") { $0.1.change.map { "\($0)%" } ?? "" },
                .init("去年同期", "a year before") { String($0.1.yearBefore) },
                .init("同比", "change on the year before") { $0.1.yearChange.map { "\($0)%" } ?? "" },
                .init("每万人", "per ten thousand residents") { $0.1.perTenThousand.map { "\($0)" } ?? "" },
            ]
        )
    }

    static func passings(_ items: [PassingFigure], names: [String: String]) -> FigureSheet {
        FigureSheet(
            items,
            [
                .init("退回单位编码", "returned by, code") { $0.fromDepartment.rawValue },
                .init("退回单位", "returned by") { names[$0.fromDepartment.rawValue] ?? $0.fromDepartment.rawValue },
                .init("下一单位编码", "then, code") { $0.toDepartment.rawValue },
                .init("下一单位", "then") { names[$0.toDepartment.rawValue] ?? $0.toDepartment.rawValue },
                .count("次数", "how often", \.passed), .count("其中签收", "accepted", \.accepted),
                .init("合计时长(小时)", "hours, together") { hours($0.seconds) },
                .init("平均时长(小时)", "hours, mean") { hours($0.meanSeconds) },
            ]
        )
    }

    static func suspended(_ items: [SuspendedFigure], names: [String: String]) -> FigureSheet {
        FigureSheet(
            items,
            [
                .init("镇街编码", "code") { $0.townCode.rawValue },
                .init("镇街", "town") { names[$0.townCode.rawValue] ?? $0.townCode.rawValue },
                .count("现在挂账", "suspended now", \.suspended), .count("不满 7 天", "under 7 days", \.underWeek),
                .count("7–30 天", "7 to 30 days", \.underMonth), .count("30–90 天", "30 to 90 days", \.underQuarter),
                .count("90 天以上", "90 days or more", \.longer),
                .init("最早挂账日", "oldest since") { CivilDay($0.oldestAt).description },
            ]
        )
    }

    /// By month, by campaign and by cohort, one after the other.
    static func reporters(_ figures: ReporterFigures) -> FigureSheet {
        let groups = [("月份 month", figures.months), ("活动 campaign", figures.campaigns), ("人群 cohort", figures.cohorts)]
        return FigureSheet(
            groups.flatMap { kind, groups in groups.map { (kind, $0) } },
            [
                .init("分组", "group") { $0.0 }, .init("编码", "code") { $0.1.code },
                .init("新增上报人", "newcomers") { String($0.1.newcomers) },
                .init("30 天后仍上报", "reported again after 30 days") { String($0.1.stayed) },
                .init("留存率", "rate") { $0.1.stayedRate.map { "\($0)%" } ?? "" },
            ]
        )
    }

    static func costs(_ items: [RewardCost], names: [String: String]) -> FigureSheet {
        FigureSheet(
            items,
            [
                .init("镇街编码", "code") { $0.townCode.rawValue },
                .init("镇街", "town") { names[$0.townCode.rawValue] ?? $0.townCode.rawValue },
                .init("预算(元)", "budget, yuan") { yuan($0.grantedFen) },
                .init("结余(元)", "left, yuan") { yuan($0.leftFen) }, .count("红包", "red packets", \.packets),
                .init("红包金额(元)", "worth, yuan") { yuan($0.reservedFen) },
                .count("已领取", "received", \.claimedPackets), .init("已发(元)", "paid, yuan") { yuan($0.claimedFen) },
                .count("属实件", "found true", \.valid),
                .init("每件属实成本(元)", "paid for each found true, yuan") { $0.fenPerValid.map(yuan) ?? "" },
            ]
        )
    }

    /// Hours with one decimal.
    static func hours(_ seconds: Int) -> String { "\(Double((seconds + 180) / 360) / 10)" }

    /// Yuan with two decimals, of fen.
    static func yuan(_ fen: Int) -> String { Fen(Int64(fen)).description }
}
