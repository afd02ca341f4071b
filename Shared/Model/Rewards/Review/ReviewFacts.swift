/// What is known of a report whose red packet is reserved.
package struct ReviewFacts: Hashable, Sendable {
    /// How often an officer found a citizen's reports true, and how often chance would have it.
    ///
    /// Chance: in each village, of the citizen's true reports as many as the officer's share of the true reports of all
    /// *others* there. An officer who does all of a village's verifications meets everybody there: that is no wonder, and
    /// where nobody else reports there is nothing to compare with and the officer's share counts as one.
    package struct Pair: Hashable, Sendable {
        package let together: Int
        package let expected: Double

        package init(together: Int, expected: Double) {
            self.together = together
            self.expected = expected
        }
    }

    package let photos: [ReportedPhoto]
    /// One of the photos is known from another report.
    package let isPhotoKnown: Bool
    /// True reports of the citizen registered within `burstMinutes` up to this one, this one among them.
    package let burst: Int
    package let pair: Pair?
    /// 0 to below 1, from the day's seed: `ReviewSample`.
    package let sample: Double

    package init(photos: [ReportedPhoto], isPhotoKnown: Bool, burst: Int, pair: Pair?, sample: Double) {
        self.photos = photos
        self.isPhotoKnown = isPhotoKnown
        self.burst = burst
        self.pair = pair
        self.sample = sample
    }

    /// What speaks for a look by a person, in the order of the cases; empty: it can be claimed at once.
    package func suspicions(within limits: ReviewLimits) -> [PayoutSuspicion] {
        PayoutSuspicion.allCases.filter { isSuspicious($0, limits) }
    }

    private func isSuspicious(_ suspicion: PayoutSuspicion, _ limits: ReviewLimits) -> Bool {
        switch suspicion {
        case .photoRepeated:
            limits.looksForRepeatedPhotos && isPhotoKnown
        case .photoOld:
            limits.photoHours > 0 && photos.contains { ($0.ageSeconds ?? 0) / 3600 >= limits.photoHours }
        case .photoFar:
            limits.photoMetres > 0 && photos.contains { ($0.metresFromPin ?? 0) > Double(limits.photoMetres) }
        case .burst:
            limits.burstReports > 0 && burst >= limits.burstReports
        case .pair:
            limits.pairReports > 0
                && pair.map {
                    $0.together >= limits.pairReports
                        && Double($0.together) * 100 >= $0.expected * Double(limits.pairPercent)
                } ?? false
        case .sample:
            sample < limits.sampleShare
        }
    }
}
