import City
import Messaging
import Model
import PostgreSQL

/// Campaigns: set and ended by the city and the centres, and counted.
struct CampaignHandlers: Sendable {
    let catalogue: CategoryCatalogue

    var commands: [MessageHandler] {
        [MessageHandler(SetCampaign.self, batch: set), MessageHandler(ScanCampaign.self, batch: scan)]
    }

    @Sendable private func set(
        _ messages: [Received<SetCampaign>],
        _ transaction: ServiceTransaction
    ) throws -> [Disposition] {
        let traits = try catalogue.traits(at: transaction.now, in: transaction.database)
        let classes = Set(traits.keys.map(\.categoryClass))
        return try messages.map { message -> Disposition in
            let command = message.body
            if let refusal = command.campaign.refusal(to: command.actor) ?? command.campaign.fault {
                return .refused(refusal)
            }
            let isKnown = command.campaign.categories.allSatisfy { code in
                classes.contains(code) || CategoryCode(rawValue: code).map { traits[$0] != nil } ?? false
            }
            guard isKnown else { return .refused(Refusal(.categoryUnknown)) }
            let known = try CampaignStore.lock(command.campaign.code, in: transaction.database)
            // Whose it was decides as well: nobody takes over another town's code.
            if let known, let refusal = known.campaign.refusal(to: command.actor) { return .refused(refusal) }
            if let expected = command.expectedVersion, expected != known?.version ?? 0 {
                return .refused(Refusal(.versionConflict))
            }
            let campaign = command.campaign.ending(
                at: command.isEnded ? known?.campaign.endedAt ?? transaction.now : nil
            )
            let version = (known?.version ?? 0) + 1
            try CampaignStore.store(
                campaign,
                version: version,
                by: command.actor.id,
                at: transaction.now,
                in: transaction.database
            )
            try transaction.emit(
                CampaignChanged(campaign: campaign, version: version, at: transaction.now),
                sequence: Int64(version),
                cause: message.envelope,
                actor: "\(command.actor.role.rawValue):\(command.actor.id)"
            )
            return .answered(
                json: try MessageCoding.text(
                    CampaignState(code: campaign.code, version: version, isEnded: command.isEnded)
                )
            )
        }
    }

    @Sendable private func scan(
        _ messages: [Received<ScanCampaign>],
        _ transaction: ServiceTransaction
    ) throws -> [Disposition] {
        let counts = messages.reduce(into: [CampaignStore.Count: Int]()) {
            $0[CampaignStore.Count(code: $1.body.code, figure: .scans), default: 0] += 1
        }
        try CampaignStore.count(counts, in: transaction.database)
        return messages.map { _ in .done }
    }

    /// Counts registered reports of campaigns, and enters whose first it is.
    static func count(
        _ reports: [(summary: ReportSummary, isByCode: Bool)],
        at now: Timestamp,
        in database: Database
    ) throws {
        var counts: [CampaignStore.Count: Int] = [:]
        var members: [(citizen: CitizenID, code: CampaignCode, at: Timestamp)] = []
        for (report, isByCode) in reports {
            guard let code = report.campaign?.code else { continue }
            counts[CampaignStore.Count(code: code, figure: .reports), default: 0] += 1
            if isByCode, let citizen = report.citizenID { members.append((citizen, code, now)) }
        }
        for (code, number) in try CampaignStore.join(members, in: database) {
            counts[CampaignStore.Count(code: code, figure: .joins)] = number
        }
        try CampaignStore.count(counts, in: database)
    }

    /// Counts what was found true at first.
    static func count(_ verified: [ReportVerified], in database: Database) throws {
        let counts = verified.reduce(into: [CampaignStore.Count: Int]()) { counts, event in
            guard let code = event.report.campaign?.code, event.kind == .first,
                event.finding == .confirmed || event.finding == .resolvedOnSite
            else { return }
            counts[CampaignStore.Count(code: code, figure: .verified), default: 0] += 1
        }
        try CampaignStore.count(counts, in: database)
    }
}
