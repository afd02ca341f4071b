import City
import Model

extension DepartmentFigure {
    init?(_ key: String, _ figures: FigureReading, _ durations: DurationReading) {
        guard let department = DepartmentCode(rawValue: key) else { return nil }
        let count = figures.counts(of: key)
        func rate(_ figure: Figure, of whole: Figure) -> Double? {
            FigureReading.percent(count(figure), of: count(whole))
        }
        self.init(
            departmentCode: department,
            dispatched: count(.dispatched),
            accepted: count(.accepted),
            acceptedBySilence: count(.acceptedBySilence),
            responseRate: FigureRate.response.percent(count),
            returned: count(.returned),
            returnRate: rate(.returned, of: .dispatched),
            extensionAsked: count(.extensionAsked),
            extended: count(.extended),
            extensionRefused: count(.extensionRefused),
            extensionRate: rate(.extended, of: .dispatched),
            suspended: count(.suspended),
            suspensionRate: rate(.suspended, of: .dispatched),
            rectified: count(.rectified),
            rectifiedInTime: count(.rectifiedInTime),
            onTimeRate: rate(.rectifiedInTime, of: .rectified),
            reworked: count(.reworked),
            reworkRate: rate(.reworked, of: .rectified),
            acceptanceMedianSeconds: durations.percentile(50, of: .acceptance, key),
            acceptanceP90Seconds: durations.percentile(90, of: .acceptance, key),
            rectificationMedianSeconds: durations.percentile(50, of: .rectification, key),
            rectificationP90Seconds: durations.percentile(90, of: .rectification, key),
            closed: count(.closed),
            overdue: count(.overdue)
        )
    }
}
