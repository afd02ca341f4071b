extension DispatchCase {
    /// The case as its department gets it again, after a new connection; nil when no department has to work on it.
    package func departmentMessage(at moment: Timestamp) -> DepartmentCaseDispatched? {
        guard let departmentCode, [.dispatched, .accepted, .reworking, .suspended].contains(state),
            let rectification = clockwork[.rectification]
        else { return nil }
        return DepartmentCaseDispatched(
            caseID: id,
            departmentCode: departmentCode,
            round: round,
            categoryCode: report.categoryCode,
            categoryName: brief.categoryName,
            urgency: report.urgency,
            place: report.pin,
            address: brief.address,
            villageCode: report.villageCode,
            officerWords: brief.officerWords,
            officerPhotos: brief.officerPhotos,
            isFinal: isFinal,
            isRework: state == .reworking,
            needsConclusion: brief.needsConclusion,
            acceptBy: clockwork[.acceptance]?.dueAt ?? rectification.startedAt,
            dueAt: rectification.dueAt,
            dispatchedAt: rectification.startedAt
        )
    }
}
