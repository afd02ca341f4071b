/// The check of a reporter's words, beside the report: it gates what may be published one day, never how a hazard is handled,
/// and never loses a word.
package struct TextCheck: Hashable, Codable, Sendable {
    /// What came of asking.
    package enum Answer: Hashable, Sendable {
        case pass
        /// Improper, or perhaps so.
        case suspect(isRisky: Bool)
        /// Not reached, or asked too often: once more later.
        case busy
        /// It never will be answered.
        case impossible
    }

    package let report: ReportSummary
    package private(set) var state: TextCheckState
    /// How often it was asked in vain.
    package private(set) var attempts: Int
    package private(set) var version: Int

    /// So often at most; then the words stay unchecked.
    package static let patience = 6

    package init(of report: ReportSummary) {
        self.report = report
        state = .waiting
        attempts = 0
        version = 1
    }

    /// Before it is asked again.
    package var pause: Duration { .seconds(5 << min(attempts, 10)) }

    /// What came of asking; nothing more once something is known.
    package func hearing(_ answer: Answer, at now: Timestamp) -> Transition<TextCheck> {
        guard state == .waiting else { return Transition(aggregate: self) }
        var next = self
        next.version += 1
        switch answer {
        case .pass: next.state = .passed
        case .suspect(let isRisky):
            next.state = .held
            return Transition(aggregate: next, events: [TextHeld(report: report, at: now, isRisky: isRisky)])
        case .impossible: next.state = .unchecked
        case .busy:
            next.attempts += 1
            if next.attempts >= Self.patience { next.state = .unchecked }
        }
        return Transition(aggregate: next)
    }

    /// A person has looked.
    package func deciding(_ command: DecideText, at now: Timestamp) -> Result<Transition<TextCheck>, Refusal> {
        guard [.townCentre, .cityAdmin].contains(command.actor.role) else { return .failure(Refusal(.notPermitted)) }
        guard command.actor.scope.contains(report.townCode) else { return .failure(Refusal(.outsideYourArea)) }
        if let expected = command.expectedVersion, expected != version { return .failure(Refusal(.versionConflict)) }
        guard state == .held else { return .failure(Refusal(.textNotHeld)) }
        guard !command.reason.isBlank else { return .failure(Refusal(.reasonMissing)) }
        var next = self
        next.version += 1
        next.state = command.isFine ? .released : .withheld
        return .success(
            Transition(aggregate: next, events: [TextDecided(report: report, at: now, isFine: command.isFine)])
        )
    }
}
