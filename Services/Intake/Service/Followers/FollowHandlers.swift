import Messaging
import Model
import PostgreSQL

/// Following: by a citizen's wish, by the choice before sending, and by an officer's finding that it is the same thing.
enum FollowHandlers {
    static let commands = [
        handler(FollowReport.self) { report, command, now in
            report.follow(command, at: now)
        } store: { events, database in
            try FollowerStore.insert(events, in: database)
        },
        handler(UnfollowReport.self) { report, command, now in
            report.unfollow(command, at: now)
        } store: { events, database in
            try FollowerStore.delete(events, in: database)
        },
    ]

    /// - Parameter step: the event, where something changes.
    private static func handler<Command: CommandContract, Event: EventContract>(
        _ type: Command.Type,
        step: @escaping @Sendable (inout FollowableReport, Command, Timestamp) -> Result<Event?, Refusal>,
        store: @escaping @Sendable ([Event], Database) throws -> Void
    ) -> MessageHandler {
        MessageHandler(type) { (messages: [Received<Command>], transaction) in
            let wishes = messages.compactMap { message -> (report: ReportID, citizen: CitizenID)? in
                guard let report = message.body.subject, let citizen = message.body.actor.citizenID else { return nil }
                return (report, citizen)
            }
            var reports = try FollowerStore.load(
                messages.compactMap(\.body.subject),
                asking: wishes,
                in: transaction.database
            )
            var new: [(event: Event, cause: MessageEnvelope)] = []
            let dispositions = try messages.map { message -> Disposition in
                guard let id = message.body.subject, var report = reports[id] else {
                    let isCitizen = message.body.actor.citizenID != nil
                    return .refused(Refusal(isCitizen ? .unknownReport : .notPermitted))
                }
                switch step(&report, message.body, transaction.now) {
                case .failure(let refusal): return .refused(refusal)
                case .success(let event):
                    reports[id] = report
                    if let event { new.append((event, message.envelope)) }
                    let state = FollowState(
                        reportID: id,
                        isFollowing: Command.self == FollowReport.self,
                        followers: report.followers
                    )
                    return .answered(json: try MessageCoding.text(state))
                }
            }
            try store(new.map(\.event), transaction.database)
            try announce(new, transaction)
            return dispositions
        }
    }

    /// The reporter of `duplicate` follows the original, with everybody who followed the duplicate.
    /// - Parameter task: whose finding it is: the duplicate is merged. Nil: its reporter only thinks so.
    static func merge(
        _ duplicate: ReportSummary?,
        into original: ReportID,
        foundBy task: TaskID? = nil,
        cause: MessageEnvelope,
        _ transaction: ServiceTransaction
    ) throws {
        let database = transaction.database
        guard let duplicate else { return }
        if task != nil {
            // Whoever comes to follow the duplicate has come before, or waits.
            _ = try FollowerStore.load([duplicate.id], asking: [], in: database)
        }
        guard let root = try FollowerStore.holdRoot(of: original, in: database), root != duplicate.id else { return }
        let others = task != nil ? try FollowerStore.followers(of: duplicate.id, in: database) : []
        let asking = (Array(others) + [duplicate.citizenID].compactMap { $0 }).map { (report: root, citizen: $0) }
        guard var report = try FollowerStore.load([root], asking: asking, in: database)[root] else { return }
        if let task {
            let merger = Merger(duplicate: duplicate.id, task: task, original: root)
            // Merged before, or separated again already.
            guard try FollowerStore.enter(merger, at: transaction.now, in: database) else { return }
        } else {
            // A choice before sending opens nothing that a wish would not.
            guard report.isOpen && report.report.isPublic && !report.report.isEmergency else { return }
        }
        let events = report.merge(duplicate, followedBy: others, at: transaction.now)
        try FollowerStore.insert(events, with: task != nil ? duplicate.id : nil, in: database)
        try announce(events.map { ($0, cause) }, transaction)
    }

    /// The duplicate is a report of its own again: who came over with it follows the original no more, and whoever followed
    /// it before goes on as anybody does.
    static func separate(_ separated: ReportSeparated, cause: MessageEnvelope, _ transaction: ServiceTransaction) throws
    {
        let database = transaction.database
        let merger = Merger(
            duplicate: separated.report.id,
            task: separated.taskID,
            original: separated.originalID
        )
        guard let root = try FollowerStore.takeBack(merger, at: transaction.now, in: database) else { return }
        let gone = try FollowerStore.followers(of: root, cameWith: merger.duplicate, in: database)
        let asking = (try FollowerStore.linked(merger.duplicate, to: root, in: database)).union(gone)
            .map { (report: root, citizen: $0) }
        guard var report = try FollowerStore.load([root], asking: asking, in: database)[root] else { return }
        let events = report.leave(gone, at: transaction.now)
        try FollowerStore.delete(events, in: database)
        try announce(events.map { ($0, cause) }, transaction)
        let staying = try FollowerStore.unlink(merger.duplicate, from: root, in: database)
        try announce(report.unlink(staying, at: transaction.now).map { ($0, cause) }, transaction)
    }

    /// A citizen who is no more follows nothing any more.
    static func leave(_ citizen: CitizenID, cause: MessageEnvelope, _ transaction: ServiceTransaction) throws {
        let database = transaction.database
        let followed = try FollowerStore.followed(by: citizen, in: database)
        let asking = followed.map { (report: $0, citizen: citizen) }
        let reports = try FollowerStore.load(followed, asking: asking, in: database)
        let events = followed.flatMap { id -> [ReportUnfollowed] in
            guard var report = reports[id] else { return [] }
            return report.leave([citizen], at: transaction.now)
        }
        try FollowerStore.delete(events, in: database)
        try announce(events.map { ($0, cause) }, transaction)
    }

    private static func announce<Event: EventContract>(
        _ new: [(event: Event, cause: MessageEnvelope)],
        _ transaction: ServiceTransaction
    ) throws {
        // No step of the submission's machine: it has no number among the report's events.
        for (event, cause) in new { try transaction.emit(event, sequence: 0, cause: cause) }
    }
}
