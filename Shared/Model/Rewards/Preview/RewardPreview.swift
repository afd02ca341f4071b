/// What rules would have cost on past reports; pure, with the very planner, draw and decision that rewards are made of. Nothing
/// is changed.
package struct RewardPreview: Sendable {
    /// A town's month.
    package struct Line: Hashable, Sendable {
        package var reports = 0
        package var points = Points.zero
        package var redPackets = 0
        package var fen = Fen.zero
        /// No red packet, and why.
        package var declined: [RedPacketDecline: Int] = [:]
        /// What it was in truth.
        package var pointsThen = Points.zero
        package var redPacketsThen = 0
        package var fenThen = Fen.zero

        package init() {}

        package static func += (left: inout Line, right: Line) {
            left.reports += right.reports
            left.points += right.points
            left.redPackets += right.redPackets
            left.fen += right.fen
            left.declined.merge(right.declined, uniquingKeysWith: +)
            left.pointsThen += right.pointsThen
            left.redPacketsThen += right.redPacketsThen
            left.fenThen += right.fenThen
        }
    }

    private struct CitizenSpan: Hashable {
        let citizen: CitizenID
        /// `yyyy-mm-dd` or `yyyy-mm`.
        let span: String
    }

    private let rule: TrialRule
    private let own: [CategoryCode: CategoryReward]
    package private(set) var lines: [TownMonth: Line] = [:]
    private var spent: [TownMonth: Fen] = [:]
    private var wins: [CitizenSpan: Int] = [:]

    /// - Parameter own: the figures of the categories; one that is missing brings nothing.
    package init(_ rule: TrialRule, own: [CategoryCode: CategoryReward]) {
        self.rule = rule
        self.own = own
    }

    package var total: Line { lines.values.reduce(into: Line()) { $0 += $1 } }

    /// Takes the next report, in the order in which they were decided on.
    package mutating func take(_ report: PastReport) {
        let place = TownMonth(town: report.townCode, month: report.month)
        let days = report.citizenID.map { CitizenSpan(citizen: $0, span: report.foundDay) }
        let months = report.citizenID.map { CitizenSpan(citizen: $0, span: String(report.foundDay.prefix(7))) }
        let isDayFull = days.map { wins[$0, default: 0] >= rule.dailyCap } ?? false
        let isMonthFull = months.flatMap { span in rule.monthlyCap.map { wins[span, default: 0] >= $0 } } ?? false
        let granted = rule.budgets[place] ?? rule.budget
        let summary = report.summary
        let terms = rule.rules.terms(
            for: RewardMatter(summary),
            own: own[report.categoryCode],
            winnersOf1000: rule.winnersOf1000
        )
        let decision = RewardDecision(
            report: summary,
            finding: report.finding,
            terms: terms,
            facts: RewardDecision.Facts(
                budgetLeft: granted - spent[place, default: .zero],
                isCapReached: isDayFull || isMonthFull,
                win: terms.flatMap { report.win(among: $0.prizes) }
            )
        )
        var line = Line()
        line.reports = 1
        line.points = decision.points?.points ?? .zero
        switch decision.redPacket {
        case .reserve(let amount):
            line.redPackets = 1
            line.fen = amount
            spent[place, default: .zero] += amount
            if let days { wins[days, default: 0] += 1 }
            if let months { wins[months, default: 0] += 1 }
        case .declined(let reason): line.declined[reason] = 1
        case .none: break
        }
        line.pointsThen = report.points
        line.redPacketsThen = report.fen > .zero ? 1 : 0
        line.fenThen = report.fen
        lines[place, default: Line()] += line
    }
}

extension PastReport {
    /// As the decision wants it; where exactly it was plays no part.
    fileprivate var summary: ReportSummary {
        ReportSummary(
            id: id,
            citizenID: citizenID,
            isAnonymous: isAnonymous,
            source: .citizen,
            townCode: townCode,
            villageCode: VillageCode(unchecked: townCode.rawValue + "000"),
            gridCode: GridCode(unchecked: townCode.rawValue + "000000"),
            categoryCode: categoryCode,
            urgency: .normal,
            isEmergency: isEmergency,
            pin: Coordinate(unchecked: 0, 0, nil),
            registeredAt: registeredAt,
            campaign: campaign
        )
    }
}
