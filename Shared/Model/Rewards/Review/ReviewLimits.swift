/// From where on a red packet is looked at by a person (*config*, rows of `reward.setting`); nil or 0 asks nothing.
package struct ReviewLimits: Hashable, Sendable {
    /// `review_photo_repeated`: 1 or 0.
    package var looksForRepeatedPhotos = true
    /// `review_photo_hours`: a photo older than this.
    package var photoHours = 72
    /// `review_photo_metres`: a photo taken farther from the pin than this.
    package var photoMetres = 1000
    /// `review_burst_reports`: so many true reports of one citizen, this one among them …
    package var burstReports = 10
    /// `review_burst_minutes`: … registered within so many minutes before it.
    package var burstMinutes = 60
    /// `review_pair_reports`: officer and reporter have met at least so often …
    package var pairReports = 10
    /// `review_pair_percent`: … and at least this percentage of what is expected by chance …
    package var pairPercent = 400
    /// `review_pair_days`: … in so many days.
    package var pairDays = 180
    /// `review_sample_of_1000`: of a thousand red packets so many are looked at, drawn from the day's seed.
    package var sampleOf1000 = 0

    package init() {}

    /// - Parameter values: rows of `reward.setting`; what is missing keeps its default.
    package init(_ values: [String: Int64]) {
        func set(_ place: inout Int, _ name: String) { if let value = values[name] { place = Int(clamping: value) } }
        if let value = values["review_photo_repeated"] { looksForRepeatedPhotos = value != 0 }
        set(&photoHours, "review_photo_hours")
        set(&photoMetres, "review_photo_metres")
        set(&burstReports, "review_burst_reports")
        set(&burstMinutes, "review_burst_minutes")
        set(&pairReports, "review_pair_reports")
        set(&pairPercent, "review_pair_percent")
        set(&pairDays, "review_pair_days")
        set(&sampleOf1000, "review_sample_of_1000")
    }

    /// 0 to 1.
    package var sampleShare: Double { Double(sampleOf1000) / 1000 }
}
