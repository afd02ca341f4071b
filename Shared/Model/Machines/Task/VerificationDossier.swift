/// What verification knows about a report as a whole: the outcome, the one appeal, the one rating, the event sequence.
///
/// Its row is locked before any task of the report, so that `version` numbers all of verification's events about it.
package struct VerificationDossier: Hashable, Codable, Sendable {
    /// Where the report stands.
    package enum Outcome: String, Codable, Sendable, CaseIterable, Hashable {
        /// Not verified yet.
        case verifying
        /// Answered by the finding alone.
        case ended
        /// Confirmed: with the centre or a department.
        case inProgress
        /// The case is closed.
        case closed
        /// Contested: another officer looks.
        case appealed
    }

    package private(set) var report: ReportSummary
    package private(set) var needsConclusion: Bool
    /// The `sequence` of the last event about the report.
    package private(set) var version: Int
    package private(set) var outcome: Outcome
    /// The outcome to go back to when an appeal is dismissed.
    package private(set) var contestedOutcome: Outcome?
    package private(set) var finding: Finding?
    /// What a duplicate was found to be the same as.
    package private(set) var duplicateOf: ReportID?
    /// The officer of the finding; nil for one of the centre's.
    package private(set) var officerID: OfficerID?
    package private(set) var appealedAt: Timestamp?
    package private(set) var stars: Int?

    package init(_ registered: ReportRegistered) {
        report = registered.report
        needsConclusion = registered.needsConclusion
        version = 0
        outcome = .verifying
    }

    /// A dossier as it was stored.
    package init(
        report: ReportSummary,
        needsConclusion: Bool,
        version: Int,
        outcome: Outcome,
        contestedOutcome: Outcome?,
        finding: Finding?,
        duplicateOf: ReportID?,
        officerID: OfficerID?,
        appealedAt: Timestamp?,
        stars: Int?
    ) {
        self.report = report
        self.needsConclusion = needsConclusion
        self.version = version
        self.outcome = outcome
        self.contestedOutcome = contestedOutcome
        self.finding = finding
        self.duplicateOf = duplicateOf
        self.officerID = officerID
        self.appealedAt = appealedAt
        self.stars = stars
    }

    /// The dossier after these events, verification's own (numbered) or dispatch's (`case.closed`, `case.reopened`).
    package func recording(_ events: [any MessageContract]) -> VerificationDossier {
        var next = self
        for event in events { next.record(event) }
        return next
    }

    /// The sequence numbers of the last events, in order.
    package func sequences(ofLast count: Int) -> Range<Int> { version - count + 1..<version + 1 }

    /// The citizen contests the outcome, once. The service then picks another officer for `VerificationTask.appeal`.
    package func openingAppeal(
        _ command: OpenAppeal,
        at: Timestamp
    ) -> Result<(dossier: VerificationDossier, event: AppealOpened), Refusal> {
        if let refusal = refusal(of: command, at: at) { return .failure(refusal) }
        guard appealedAt == nil else { return .failure(Refusal(.appealUsed)) }
        guard outcome == .closed || outcome == .ended && finding?.isAppealable == true else {
            return .failure(Refusal(.appealNotPossible))
        }
        guard !command.words.isBlank else { return .failure(Refusal(.wordsMissing)) }
        let event = AppealOpened(
            report: report,
            at: at,
            taskID: TaskID(kind: .appeal, of: report.id, round: 1),
            words: command.words,
            photos: command.photos
        )
        return .success((recording([event]), event))
    }

    /// The citizen rates the outcome, once, after closing.
    /// - Parameter isOriginalHandled: what the report was merged into was put right.
    package func rating(
        _ command: RateReport,
        at: Timestamp,
        isOriginalHandled: Bool = false
    ) -> Result<(dossier: VerificationDossier, event: ReportRated), Refusal> {
        if let refusal = refusal(of: command, at: at) { return .failure(refusal) }
        guard stars == nil else { return .failure(Refusal(.ratingUsed)) }
        guard isHandled || outcome == .ended && finding == .duplicate && isOriginalHandled else {
            return .failure(Refusal(.ratingNotYet))
        }
        guard (1...5).contains(command.stars) else { return .failure(Refusal(.ratingOutOfRange)) }
        let event = ReportRated(
            report: report,
            at: at,
            stars: command.stars,
            isSolved: command.isSolved,
            words: command.words
        )
        return .success((recording([event]), event))
    }

    /// What was reported was put right.
    package var isHandled: Bool { outcome == .closed || outcome == .ended && finding == .resolvedOnSite }

    /// The report is no duplicate after all; the service then opens `VerificationTask.again`.
    /// - Parameters:
    ///   - task: the one whose finding is to be taken back.
    ///   - wasInTime: whether that finding had come in time.
    ///   - lastRound: of the report's first verifications.
    package func separating(
        _ command: SeparateDuplicate,
        from task: VerificationTask,
        wasInTime: Bool,
        lastRound: Int,
        at: Timestamp
    ) -> Result<ReportSeparated, Refusal> {
        if let expiresAt = command.expiresAt, at > expiresAt { return .failure(Refusal(.commandExpired)) }
        switch command.actor.role {
        case .gridOfficer:
            // Whose finding it was.
            guard let officerID, command.actor.officerID == officerID else { return .failure(Refusal(.taskNotYours)) }
        case .townCentre:
            guard command.actor.scope.contains(report.townCode) else { return .failure(Refusal(.outsideYourArea)) }
        default: return .failure(Refusal(.notPermitted))
        }
        guard outcome == .ended, finding == .duplicate, let duplicateOf, task.kind == .first,
            task.finding == .duplicate, task.round == lastRound
        else { return .failure(Refusal(.findingNotDuplicate)) }
        if let expected = command.expectedVersion, expected != task.version {
            return .failure(Refusal(.versionConflict))
        }
        guard !command.reason.isBlank else { return .failure(Refusal(.reasonMissing)) }
        return .success(
            ReportSeparated(
                report: report,
                at: at,
                taskID: task.id,
                originalID: duplicateOf,
                separatedBy: command.actor.id,
                reason: command.reason,
                wasInTime: wasInTime
            )
        )
    }

    /// The report where its pin lies now, after the city's cells changed; nil where that is where it was, and for a report
    /// that was answered: what is over stays as it was.
    package func relocating(to cell: GridCode, at: Timestamp) -> ReportRelocated? {
        guard cell != report.gridCode, outcome != .ended, outcome != .closed else { return nil }
        var moved = report
        moved.gridCode = cell
        moved.villageCode = cell.village
        moved.townCode = cell.town
        return ReportRelocated(
            report: moved,
            at: at,
            previousGridCode: report.gridCode,
            isConfirmed: outcome == .inProgress
        )
    }

    /// Why an answer is not taken; nil where it goes to the task that asked, which looks at its content.
    package func refusal(of command: AnswerQuestion, isAsked: Bool) -> Refusal? {
        guard let citizen = command.actor.citizenID else { return Refusal(.notPermitted) }
        guard citizen == report.citizenID else { return Refusal(.unknownReport) }
        return isAsked ? nil : Refusal(.questionNotOpen)
    }

    /// Only the reporter; for everybody else the report does not exist.
    private func refusal(of command: some CommandContract, at: Timestamp) -> Refusal? {
        if let expiresAt = command.expiresAt, at > expiresAt { return Refusal(.commandExpired) }
        guard let citizen = command.actor.citizenID else { return Refusal(.notPermitted) }
        guard citizen == report.citizenID else { return Refusal(.unknownReport) }
        if let expected = command.expectedVersion, expected != version { return Refusal(.versionConflict) }
        return nil
    }

    private mutating func record(_ event: any MessageContract) {
        switch event {
        case let event as CaseClosed:
            if outcome == .inProgress { outcome = .closed }
            report = event.report
            return
        case is CaseReopened:
            outcome = .inProgress
            return
        case let event as CaseRecategorised:
            report = event.report
            needsConclusion = event.needsConclusion
            return
        case let event as ReportVerified:
            report = event.report
            needsConclusion = event.needsConclusion
            finding = event.finding
            // What the centre merged at its desk is nobody else's finding.
            officerID = event.mergedBy == nil ? event.officerID : nil
            outcome = event.finding == .confirmed ? .inProgress : .ended
            contestedOutcome = nil
            duplicateOf = event.finding == .duplicate ? event.duplicateOf : nil
        case is ReportSeparated:
            outcome = .verifying
            contestedOutcome = nil
            finding = nil
            duplicateOf = nil
            officerID = nil
        case let event as AppealOpened:
            appealedAt = event.at
            contestedOutcome = outcome
            outcome = .appealed
        case let event as AppealDecided:
            if !event.isUpheld { outcome = contestedOutcome ?? .ended }
            contestedOutcome = nil
        case let event as ReportRated:
            stars = event.stars
        case let event as QuestionAnswered:
            report = event.report
        case let event as ReportRelocated:
            report = event.report
        default:
            break
        }
        // Only verification's own events are numbered here.
        if Swift.type(of: event).owner == .verification { version += 1 }
    }
}
