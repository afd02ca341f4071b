extension Progress {
    /// The steps that a citizen sees, in the order of time; what happened at the same moment in the order of the loop.
    package var timeline: [ProgressStep] {
        recorded
            .sorted { left, right in
                if left.source == right.source { return left.sequence < right.sequence }
                let (first, second) = (left.moment, right.moment)
                return first == second ? left.source.placeInLoop < right.source.placeInLoop : first < second
            }
            .compactMap { ProgressStep($0.body) }
            .sorted(byTime: \.at)
    }

    /// Whether, when and as what it was verified: the last finding counts.
    package var verified: ProgressFact? {
        // A finding that was taken back counts no more.
        events(of: .verification).reversed().prefix { !($0 is ReportSeparated) }.lazy.compactMap { event in
            guard let event = event as? ReportVerified else { return nil }
            let state = ProgressState(event.finding)
            return ProgressFact(
                at: event.at,
                words: state.citizenWords(ProgressDetails(channel: event.channel)),
                note: event.evidence.words,
                photos: event.evidence.photos.map(\.id)
            )
        }.first
    }

    /// Whether and when it was handled: solved on the spot, or closed after the officer's re-check.
    package var handled: ProgressFact? {
        let state = state
        if state == .resolvedOnSite, let verified { return verified }
        guard state == .closed else { return nil }
        return events(of: .dispatch).reversed().lazy.compactMap { event in
            guard let event = event as? CaseClosed else { return nil }
            return ProgressFact(
                at: event.at,
                words: ProgressState.closed.citizenWords(),
                note: event.words,
                photos: event.photos.map(\.id)
            )
        }.first
    }
}

extension RecordedEvent {
    /// When it happened; the far past for what tells no time.
    fileprivate var moment: Timestamp {
        if let event = body as? any EventContract { return event.at }
        if let event = body as? ReportRejected { return event.at }
        return Timestamp(microseconds: 0)
    }
}

extension ServiceName {
    /// Causes before effects where the clock does not tell them apart.
    fileprivate var placeInLoop: Int {
        switch self {
        case .gateway: 0
        case .intake: 1
        case .verification: 2
        case .dispatch: 3
        case .reward: 4
        case .scheduler: 5
        case .notification: 6
        }
    }
}

extension Array {
    /// Sorted by a time, keeping the order of what has the same.
    fileprivate func sorted(byTime time: (Element) -> Timestamp) -> [Element] {
        enumerated().sorted { left, right in
            let (first, second) = (time(left.element), time(right.element))
            return first == second ? left.offset < right.offset : first < second
        }.map(\.element)
    }
}
