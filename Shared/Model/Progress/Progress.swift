/// What a citizen sees of a report: folded from its events, which may come in any order and more than once.
///
/// Events are kept by (source, sequence); each source's own are read in their order and the sources are then put
/// together by meaning, never by who came first.
package struct Progress: Sendable {
    private struct Key: Hashable {
        let source: ServiceName
        let sequence: Int
    }

    private var events: [Key: any MessageContract] = [:]

    package init() {}

    package init(_ events: some Sequence<RecordedEvent>) {
        for event in events { insert(event) }
    }

    /// Adds an event; false when it was there already.
    @discardableResult
    package mutating func insert(_ event: RecordedEvent) -> Bool {
        let key = Key(source: event.source, sequence: event.sequence)
        guard events[key] == nil else { return false }
        events[key] = event.body
        return true
    }

    /// The events of one source in their order.
    func events(of source: ServiceName) -> [any MessageContract] {
        events.filter { $0.key.source == source }.sorted { $0.key.sequence < $1.key.sequence }.map(\.value)
    }

    /// All events with their keys, for the timeline.
    var recorded: [RecordedEvent] {
        events.map { RecordedEvent(source: $0.key.source, sequence: $0.key.sequence, body: $0.value) }
    }

    /// The state with what its words mention.
    package var current: (state: ProgressState, details: ProgressDetails) {
        let intake = IntakeProgress(events(of: .intake))
        let verification = VerificationProgress(events(of: .verification))
        let dispatch = DispatchProgress(events(of: .dispatch))
        if let rejection = intake.rejection {
            return (.rejected, ProgressDetails(reason: rejection.words, channel: rejection.channel))
        }
        if intake.isReferred { return (.referred, ProgressDetails()) }
        if verification.isAppealed { return (.appealed, ProgressDetails()) }
        if verification.isAsking { return (.question, ProgressDetails()) }
        if let finding = verification.finding, finding != .confirmed {
            return (ProgressState(finding), ProgressDetails(channel: verification.channel))
        }
        if let state = dispatch.state { return shown(dispatch, state, verification) }
        if verification.finding == .confirmed { return (.confirmed, ProgressDetails()) }
        let promise = ProgressDetails(expectedOn: verification.expectedOn ?? intake.expectedOn)
        if verification.isVerifying { return (.verifying, promise) }
        return (intake.isRegistered || verification.isAssigned ? .registered : .received, promise)
    }

    package var state: ProgressState { current.state }

    /// What the citizen reads now.
    package var words: Words {
        let (state, details) = current
        return state.citizenWords(details)
    }

    /// Dispatch's state, unless verification already knows better (its event may be ahead).
    private func shown(
        _ dispatch: DispatchProgress,
        _ state: CaseStateName,
        _ verification: VerificationProgress
    ) -> (ProgressState, ProgressDetails) {
        switch state {
        case .atCentre: return (dispatch.isRecalled ? .returned : .confirmed, ProgressDetails())
        case .dispatched: return (.dispatched, ProgressDetails())
        case .accepted:
            return (.accepted, ProgressDetails(expectedOn: dispatch.expectedOn))
        case .returned: return (.returned, ProgressDetails())
        case .suspended:
            return (.suspended, ProgressDetails(reason: dispatch.reason, nextWordOn: dispatch.nextWordOn))
        case .rectified:
            if verification.failedRound == dispatch.round { return (.recheckFailed, ProgressDetails()) }
            return (verification.recheckingRound == dispatch.round ? .rechecking : .rectified, ProgressDetails())
        case .reworking: return (.recheckFailed, ProgressDetails(expectedOn: dispatch.expectedOn))
        case .closed:
            // An upheld appeal whose reopening has not come yet.
            return (verification.upheldAppeals > dispatch.reopenings ? .confirmed : .closed, ProgressDetails())
        }
    }
}
