/// The centre's own finding that a report is a duplicate: nobody has to go there.
extension TaskStep {
    mutating func merge(_ command: MergeDuplicate) throws(Refusal) {
        let version = next.version
        guard command.actor.role == .townCentre else { throw Refusal(.notPermitted) }
        try checkCentre(command)
        try move(.merge)
        try checkVersion(command, of: version)
        if command.words.isBlank { throw Refusal(.wordsMissing) }
        guard let original = context.original, original.id == command.originalID, original.id != next.report.id else {
            throw Refusal(.originalMissing)
        }
        guard command.actor.scope.contains(original.town) else { throw Refusal(.outsideYourArea) }
        guard original.isOpen else { throw Refusal(.originalOver) }
        // Whoever reported follows the original from then on: nobody follows what others may not see.
        guard original.isPublic, next.report.isPublic, !next.report.isEmergency else { throw Refusal(.mergerHidden) }
        // While the reporter is asked the clock stands still.
        let isInTime = next.clockwork[next.stage].map { $0.isInTime($0.stoppedAt ?? at) } ?? true
        next.finding = .duplicate
        next.askedFrom = nil
        endClocks()
        emit(
            ReportVerified(
                report: next.report,
                at: at,
                taskID: next.id,
                kind: next.kind,
                officerID: next.officerID,
                finding: .duplicate,
                evidence: Evidence(words: command.words),
                duplicateOf: original.id,
                needsConclusion: next.needsConclusion,
                isInTime: isInTime,
                reportedPhotos: context.reportedPhotos,
                mergedBy: command.actor.id
            )
        )
        endAssistance()
    }
}
