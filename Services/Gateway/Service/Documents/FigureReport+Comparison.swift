import Model

/// What a report says of the span against others, and of what lies still.
extension FigureReport {
    func writeComparison(
        to document: inout OpenDocumentText,
        _ viewer: Viewer,
        _ reads: any ReadModel,
        _ names: [String: String]
    ) async throws {
        let comparison = try await reads.comparison(of: span, for: viewer)
        document.heading("六、同比与环比 Against the span before and a year before")
        let counts = comparison.all.figures.map { figure -> [String] in
            let words = Figure.words(of: figure.figure)
            return [
                "\(words.zh) \(words.en)", String(figure.count), String(figure.before), Self.percent(figure.change),
                String(figure.yearBefore), Self.percent(figure.yearChange), Self.each(figure),
            ]
        }
        let rates = zip(FigureRate.allCases, comparison.all.rates).map { rate, compared -> [String] in
            [
                "\(rate.words.zh) \(rate.words.en)", Self.percent(compared.percent), Self.percent(compared.before), "",
                Self.percent(compared.yearBefore), "", "",
            ]
        }
        document.table(
            ["指标 Figure", "本期 Now", "上期 Before", "环比 Change", "去年同期 A year before", "同比 Change", "每万人 Per 10,000"],
            counts + rates
        )
        guard case .city = viewer.scope else { return }
        let towns = comparison.items.compactMap { town in
            town.figures.first { $0.figure == Figure.registered.code }.map { (town, $0) }
        }
        document.table(
            ["镇街 Town", "受理 Registered", "每万人 Per 10,000", "环比 Change", "同比 On the year before"],
            towns.sorted { ($0.1.perTenThousand ?? -1) > ($1.1.perTenThousand ?? -1) }.map { town, figure -> [String] in
                let name = town.townCode.map { names[$0.rawValue] ?? $0.rawValue } ?? ""
                return [
                    name, String(figure.count), Self.each(figure), Self.percent(figure.change),
                    Self.percent(figure.yearChange),
                ]
            }
        )
    }

    /// For each ten thousand residents.
    private static func each(_ figure: ComparedFigure) -> String { figure.perTenThousand.map { "\($0)" } ?? "—" }

    func writePassings(
        to document: inout OpenDocumentText,
        _ viewer: Viewer,
        _ reads: any ReadModel,
        _ names: [String: String]
    ) async throws {
        let items = try await reads.passings(of: span, in: nil, for: viewer).items
        document.heading("七、退回与推诿 Returned, and to whom it went")
        document.table(
            ["退回单位 Returned by", "下一单位 Then", "次数 Times", "签收 Accepted", "合计小时 Hours", "平均小时 Mean"],
            items.prefix(Self.longest).map { item in
                [
                    names[item.fromDepartment.rawValue] ?? item.fromDepartment.rawValue,
                    names[item.toDepartment.rawValue] ?? item.toDepartment.rawValue, String(item.passed),
                    String(item.accepted), Self.hours(item.seconds), Self.hours(item.meanSeconds),
                ]
            }
        )
    }

    func writeSuspended(
        to document: inout OpenDocumentText,
        _ viewer: Viewer,
        _ reads: any ReadModel,
        _ names: [String: String]
    ) async throws {
        let items = try await reads.suspendedFigures(for: viewer).items
        document.heading("八、挂账(现在) Suspended, now")
        document.table(
            ["镇街 Town", "挂账 Suspended", "<7 天 days", "7–30 天 days", "30–90 天 days", "≥90 天 days"],
            items.sorted { $0.suspended > $1.suspended }.map { item in
                [
                    names[item.townCode.rawValue] ?? item.townCode.rawValue, String(item.suspended),
                    String(item.underWeek), String(item.underMonth), String(item.underQuarter), String(item.longer),
                ]
            }
        )
    }

    func writeReporters(to document: inout OpenDocumentText, _ viewer: Viewer, _ reads: any ReadModel) async throws {
        let figures = try await reads.reporterFigures(for: viewer)
        document.heading("九、上报人(累计) Who reports, ever")
        document.paragraph(
            "上报人 \(figures.reporters),其中首次上报 30 天后仍上报 \(figures.stayed)。 "
                + "Reporters: \(figures.reporters); \(figures.stayed) reported again after thirty days."
        )
        if let reports = figures.topReports, let share = figures.topShare {
            document.paragraph("最活跃的 1% 上报 \(reports) 件,占市民上报的 \(share)%。 The most active 1 % sent \(share)% of it.")
        }
        document.table(
            ["首次上报月份 Month", "新增 Newcomers", "30 天后仍上报 Stayed", "留存率 Rate"],
            figures.months.prefix(12).map { month in
                [month.code, String(month.newcomers), String(month.stayed), Self.percent(month.stayedRate)]
            }
        )
    }

    /// Budgets are those of months: a report on other days has the month in which they end.
    func writeCosts(
        to document: inout OpenDocumentText,
        _ viewer: Viewer,
        _ reads: any ReadModel,
        _ names: [String: String]
    ) async throws {
        let month = days.upperBound.firstOfMonth
        let items = try await reads.rewardCosts(of: month, for: viewer).items
        document.heading("十、红包(\(month.description.prefix(7))) Red packets of the month")
        document.table(
            ["镇街 Town", "红包 Packets", "已领取 Received", "已发(元) Paid", "结余(元) Left", "每件属实(元) For each found true"],
            items.sorted { $0.claimedFen > $1.claimedFen }.map { item in
                [
                    names[item.townCode.rawValue] ?? item.townCode.rawValue, String(item.packets),
                    String(item.claimedPackets), FigureSheet.yuan(item.claimedFen), FigureSheet.yuan(item.leftFen),
                    item.fenPerValid.map(FigureSheet.yuan) ?? "—",
                ]
            }
        )
    }
}
