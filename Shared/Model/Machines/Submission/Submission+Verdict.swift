extension Submission {
    /// What becomes of a submission.
    enum Verdict {
        case reject(RejectionReason)
        case refer((Timestamp) -> ReportSummary)
        case register((Timestamp) -> ReportSummary, category: CategoryTraits, isEmergency: Bool)

        init(_ submit: SubmitReport, _ facts: SubmissionFacts) {
            guard let pin = submit.pin.wgs84 else {
                self = .reject(.invalidPosition)
                return
            }
            guard let category = facts.category else {
                self = .reject(.unknownCategory)
                return
            }
            let triage = ReportTriage(category: category, words: submit.words)
            if triage == .crimeTip, !submit.policeConsent {
                self = .reject(.consentMissing)
                return
            }
            // Whoever reports an emergency is heard, however much they sent and however little they wrote.
            if triage != .emergency {
                if facts.isFlood {
                    self = .reject(.flood)
                    return
                }
                if submit.photos.isEmpty, submit.words.isBlank {
                    self = .reject(.empty)
                    return
                }
            }
            guard let cell = facts.cell else {
                self = .reject(.outsideCity)
                return
            }
            let summary = { (registeredAt: Timestamp) in
                ReportSummary(
                    id: submit.reportID,
                    citizenID: submit.citizenID,
                    isAnonymous: submit.isAnonymous,
                    source: submit.source,
                    townCode: cell.town,
                    villageCode: cell.village,
                    gridCode: cell,
                    categoryCode: category.code,
                    urgency: triage == .emergency ? .urgent : category.urgency,
                    isPublic: category.isPublic && !category.isPrivate && triage != .crimeTip,
                    isEmergency: triage == .emergency,
                    pin: pin,
                    registeredAt: registeredAt,
                    campaign: facts.campaign
                )
            }
            self =
                triage == .crimeTip
                ? .refer(summary) : .register(summary, category: category, isEmergency: triage == .emergency)
        }
    }
}
