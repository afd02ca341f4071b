import Model

extension ReportAnswer {
    init(
        _ row: ReportRow,
        _ id: ReportID,
        _ entries: [JournalEntry],
        _ standing: ReportStanding?,
        question: String?
    ) {
        let progress = Progress(entries.map(\.recorded))
        self.init(
            id: id,
            state: progress.state,
            words: WordsAnswer(progress.words),
            isVerified: progress.verified != nil,
            isHandled: progress.handled != nil,
            acceptedAt: row.acceptedAt,
            categoryCode: row.categoryCode,
            text: row.words,
            landmark: row.landmark,
            place: row.place,
            townCode: row.townCode,
            photos: row.photos.map(\.id),
            verifyBy: entries.compactMap { $0.body as? TaskAssigned }.last { $0.kind != .recheck }?.dueAt,
            question: question,
            canAnswer: question != nil,
            canAppeal: standing?.canAppeal ?? false,
            canRate: standing?.canRate ?? false,
            timeline: entries.withStates.compactMap { $0.citizenStep($1) }
        )
    }
}
