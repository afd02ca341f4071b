import City
import Model

/// A town, or the whole city, as one.
package struct FigureTotal: Sendable {
    let figures: FigureReading
    let durations: DurationReading
    let overdueNow: Int
}
