import Messaging
import Model

/// Following: by a citizen's wish, by the choice before sending, and by an officer's finding that it is the same thing.
enum FollowHandlers {
    static let commands = [MessageHandler(FollowReport.self, batch: follow)]

    @Sendable private static func follow(
        _ messages: [Received<FollowReport>],
        _ transaction: ServiceTransaction
    ) throws -> [Disposition] {
        let wishes = messages.compactMap { message in
            message.body.actor.citizenID.map { (report: message.body.reportID, citizen: $0) }
        }
        var reports = try FollowerStore.load(
            messages.map(\.body.reportID),
            asking: wishes,
            in: transaction.database
        )
        var new: [(event: ReportFollowed, cause: MessageEnvelope)] = []
        let dispositions = try messages.map { message -> Disposition in
            let id = message.body.reportID
            guard var report = reports[id] else {
                let isCitizen = message.body.actor.citizenID != nil
                return .refused(Refusal(isCitizen ? .unknownReport : .notPermitted))
            }
            switch report.follow(message.body, at: transaction.now) {
            case .failure(let refusal): return .refused(refusal)
            case .success(let event):
                reports[id] = report
                if let event { new.append((event, message.envelope)) }
                return .answered(json: try MessageCoding.text(FollowState(reportID: id, followers: report.followers)))
            }
        }
        try enter(new, transaction)
        return dispositions
    }

    /// The reporter of `duplicate` follows the original, with everybody who followed the duplicate.
    /// - Parameter isFound: an officer found it: the duplicate is merged. Else its reporter only thinks so.
    static func merge(
        _ duplicate: ReportSummary?,
        into original: ReportID,
        isFound: Bool = true,
        cause: MessageEnvelope,
        _ transaction: ServiceTransaction
    ) throws {
        let database = transaction.database
        guard let duplicate, let root = try FollowerStore.root(of: original, in: database), root != duplicate.id else {
            return
        }
        let others = isFound ? try FollowerStore.followers(of: duplicate.id, in: database) : []
        let asking = (Array(others) + [duplicate.citizenID].compactMap { $0 }).map { (report: root, citizen: $0) }
        guard var report = try FollowerStore.load([root], asking: asking, in: database)[root] else { return }
        // A choice before sending opens nothing that a wish would not.
        guard isFound || report.isOpen && report.report.isPublic && !report.report.isEmergency else { return }
        if isFound { try FollowerStore.merge(duplicate.id, into: root, in: database) }
        try enter(
            report.merge(duplicate, followedBy: others, at: transaction.now).map { ($0, cause) },
            transaction
        )
    }

    private static func enter(
        _ new: [(event: ReportFollowed, cause: MessageEnvelope)],
        _ transaction: ServiceTransaction
    ) throws {
        try FollowerStore.insert(new.map(\.event), in: transaction.database)
        // No step of the submission's machine: it has no number among the report's events.
        for (event, cause) in new { try transaction.emit(event, sequence: 0, cause: cause) }
    }
}
