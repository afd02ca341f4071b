import Model

extension ReportAnswer {
    init(
        _ row: ReportRow,
        _ id: ReportID,
        _ entries: [JournalEntry],
        _ standing: ReportStanding?,
        question: String?,
        malice: MaliceNote?
    ) {
        let progress = Progress(entries.map(\.recorded))
        let (state, details) = progress.current
        self.init(
            id: id,
            state: state,
            words: WordsAnswer(state.citizenWords(details)),
            isVerified: progress.verified != nil,
            isHandled: progress.handled != nil,
            acceptedAt: row.acceptedAt,
            expectedAt: details.expectedOn,
            categoryCode: row.categoryCode,
            text: row.words,
            landmark: row.landmark,
            place: row.place,
            townCode: row.townCode,
            photos: row.photos.map(\.id),
            question: question,
            canAnswer: question != nil,
            canAppeal: standing?.canAppeal ?? false,
            canRate: standing?.canRate ?? false,
            malice: malice,
            timeline: entries.withStates.compactMap { $0.citizenStep($1) }
        )
    }
}
