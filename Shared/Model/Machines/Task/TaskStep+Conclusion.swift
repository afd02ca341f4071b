/// The finding and the re-check, with their evidence.
extension TaskStep {
    mutating func recordFinding(_ command: RecordFinding) throws(Refusal) {
        let version = next.version
        try checkOwner(command)
        try move(.recordFinding)
        try checkVersion(command, of: version)
        if let excluded = next.excludedOfficerID, next.officerID == excluded { throw Refusal(.appealSameOfficer) }
        try checkCompleteness(command)
        let evidence = try evidence(
            at: command.position,
            remoteReason: command.remoteReason,
            photos: command.photos,
            words: command.words
        )
        let previousCategory = try correct(by: command)
        let isInTime = next.clockwork[next.stage]?.isInTime(at) ?? true
        next.finding = command.finding
        endClocks()
        let isUpheld = next.kind == .appeal && upholds(command.finding)
        if next.kind == .first || isUpheld {
            emit(
                ReportVerified(
                    report: next.report,
                    at: at,
                    taskID: next.id,
                    kind: next.kind,
                    officerID: next.officerID,
                    finding: command.finding,
                    evidence: evidence,
                    address: command.correctedAddress,
                    previousCategoryCode: previousCategory,
                    duplicateOf: command.duplicateOf,
                    channel: command.channel,
                    assistingUnits: command.assistingUnits,
                    education: command.education,
                    callIn: command.callIn,
                    needsConclusion: next.needsConclusion,
                    isInTime: isInTime,
                    reportedPhotos: context.reportedPhotos
                )
            )
        }
        if next.kind == .appeal {
            emit(
                AppealDecided(
                    report: next.report,
                    at: at,
                    taskID: next.id,
                    officerID: next.officerID,
                    isUpheld: isUpheld,
                    finding: command.finding,
                    evidence: evidence
                )
            )
        }
        endAssistance()
    }

    mutating func recordRecheck(_ command: RecordRecheck) throws(Refusal) {
        let version = next.version
        let isCentre = command.actor.role == .townCentre
        if isCentre {
            try checkExpiry(command)
            guard command.actor.scope.contains(next.report.townCode) else { throw Refusal(.outsideYourArea) }
        } else {
            try checkOwner(command)
        }
        try move(.recordRecheck)
        try checkVersion(command, of: version)
        if let excluded = next.excludedOfficerID, command.actor.officerID == excluded {
            throw Refusal(.appealSameOfficer)
        }
        let caseID = next.caseID
        guard next.kind == .sample || caseID != nil else { throw Refusal(.taskWrongKind) }
        if command.photos.isEmpty { throw Refusal(.photoMissing) }
        if command.words.isBlank, !command.passed { throw Refusal(.wordsMissing) }
        let conclusion = command.conclusion.flatMap { $0.isBlank ? nil : $0 }
        if command.passed, next.needsConclusion, !next.hasConclusion, conclusion == nil {
            throw Refusal(.conclusionMissing)
        }
        let evidence =
            isCentre && command.position == nil
            ? Evidence(photos: command.photos, words: command.words)
            : try evidence(
                at: command.position,
                remoteReason: command.remoteReason,
                photos: command.photos,
                words: command.words
            )
        next.hasPassed = command.passed
        endClocks()
        guard let caseID else {
            sampleChecked(command, isCentre: isCentre, evidence: evidence)
            return
        }
        if command.passed {
            emit(
                RecheckPassed(
                    report: next.report,
                    at: at,
                    taskID: next.id,
                    caseID: caseID,
                    round: next.round,
                    checkedBy: command.actor.id,
                    isCentre: isCentre,
                    isCallIn: next.isCallIn,
                    evidence: evidence,
                    conclusion: conclusion
                )
            )
        } else {
            emit(
                RecheckFailed(
                    report: next.report,
                    at: at,
                    taskID: next.id,
                    caseID: caseID,
                    round: next.round,
                    checkedBy: command.actor.id,
                    isCentre: isCentre,
                    evidence: evidence
                )
            )
        }
    }

    /// The finding stays: what follows from a failed check is the centre's to decide, in the open.
    private mutating func sampleChecked(_ command: RecordRecheck, isCentre: Bool, evidence: Evidence) {
        emit(
            SampleChecked(
                report: next.report,
                at: at,
                taskID: next.id,
                officerID: next.excludedOfficerID ?? next.officerID,
                checkedBy: command.actor.id,
                isCentre: isCentre,
                isPassed: command.passed,
                evidence: evidence
            )
        )
    }

    /// What each finding must be accompanied by.
    private func checkCompleteness(_ command: RecordFinding) throws(Refusal) {
        if command.finding.needsPhoto, command.photos.isEmpty { throw Refusal(.photoMissing) }
        if command.words.isBlank { throw Refusal(.wordsMissing) }
        if command.finding == .duplicate {
            guard let original = command.duplicateOf, original != next.report.id else {
                throw Refusal(.originalMissing)
            }
        }
        if command.finding == .outOfRemit, command.channel?.isBlank ?? true { throw Refusal(.channelMissing) }
        if command.callIn != nil, command.finding != .confirmed { throw Refusal(.callInNotConfirmed) }
        if let reason = command.maliceReason {
            // Nobody is accused for having contested something.
            guard command.finding == .unfounded, next.kind == .first else { throw Refusal(.maliceNotUnfounded) }
            guard next.report.mayBeMalicious else { throw Refusal(.maliceNobody) }
            if reason.isBlank { throw Refusal(.reasonMissing) }
        }
    }

    /// Takes over a corrected pin and category; returns the category before, when it changed.
    private mutating func correct(by command: RecordFinding) throws(Refusal) -> CategoryCode? {
        if let raw = command.correctedPin {
            guard let pin = raw.wgs84 else { throw Refusal(.positionInvalid) }
            next.report.pin = pin
            if let cell = context.correctedCell {
                next.report.gridCode = cell
                next.report.villageCode = cell.village
                next.report.townCode = cell.town
            }
        }
        guard let code = command.correctedCategoryCode, code != next.report.categoryCode else { return nil }
        guard let traits = context.correctedCategory, traits.code == code else { throw Refusal(.categoryUnknown) }
        let previous = next.report.categoryCode
        next.report.categoryCode = code
        next.report.urgency = traits.urgency
        next.report.isPublic = traits.isPublic && !traits.isPrivate
        next.needsConclusion = traits.needsConclusion
        return previous
    }

    /// The officer's position against the pin as reported (a correction does not make a far officer near).
    private func evidence(
        at raw: RawPosition?,
        remoteReason: String?,
        photos: [EvidencePhoto],
        words: String
    ) throws(Refusal) -> Evidence {
        guard let raw else { throw Refusal(.positionMissing) }
        guard let position = raw.wgs84 else { throw Refusal(.positionInvalid) }
        let isRemote = context.policy.isRemote(position, from: next.report.pin)
        let reason = remoteReason.flatMap { $0.isBlank ? nil : $0 }
        if isRemote, reason == nil { throw Refusal(.tooFarAway) }
        return Evidence(
            position: position,
            distanceMetres: position.distance(to: next.report.pin),
            isRemote: isRemote,
            remoteReason: isRemote ? reason : nil,
            photos: photos,
            words: words
        )
    }

    /// Whether the second look's finding is in the citizen's favour: the report goes on (again).
    private func upholds(_ finding: Finding) -> Bool {
        switch next.contestedFinding {
        case nil, .resolvedOnSite: finding == .confirmed
        default: finding.isTrue
        }
    }
}
