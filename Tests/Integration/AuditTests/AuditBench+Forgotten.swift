import AMQP
import Foundation
import Messaging
import Model
import PostgreSQL
import Runtime
import TestSupport

@testable import GatewayService

/// Somebody whose contact was read by the will of two people, and who has deleted the account since.
struct Forgotten: Sendable {
    /// What the person gave and said; none of it may be found anywhere afterwards.
    static let traces = [
        "13877776666", "forgotten-one", "柳如烟", "我家在梧桐里三弄", "红色信箱旁", "请按三下门铃", "o-forgotten-open-id",
        "13866665555", "那天雨大看错了门牌", "柳老太太", "13844443333",
    ]

    let citizen = AccountID(UUID())
    private let pool: PostgresPool
    private let privacy: PostgresPrivacy

    init(_ assembly: ServiceAssembly, _ pool: PostgresPool) {
        self.pool = pool
        privacy = PostgresPrivacy(
            pool: assembly.pool,
            signal: assembly.signal,
            topology: assembly.topology,
            terms: UnmaskingTerms()
        )
    }

    /// The account, what WeChat calls its owner, and the number for text messages.
    func signUp() async throws {
        let citizen = citizen
        try await pool.autocommit { database in
            _ = try database.execute(
                """
                INSERT INTO identity.account (id, role, login, password_hash, display_name, phone)
                VALUES (\(citizen), 'citizen', 'forgotten-one', 'x', '柳如烟', '13877776666')
                """
            )
            try database.execute(
                """
                INSERT INTO notification.subscription (citizen_id, kind, open_id, remaining, changed_at)
                VALUES (\(citizen), 'closed', 'o-forgotten-open-id', 1, clock.now())
                """
            )
            try database.execute(
                """
                INSERT INTO notification.preference
                       (account_id, is_wechat_on, is_sms_on, is_digest_on, phone, version, changed_at)
                VALUES (\(citizen), true, true, true, '13866665555', 1, clock.now())
                """
            )
        }
    }

    func submission(at site: Site, _ category: CategoryCode) throws -> SubmitReport {
        SubmitReport(
            reportID: ReportID(UUID()),
            citizenID: CitizenID(citizen.uuid),
            onBehalf: RelativeContact(name: "柳老太太", phone: "13844443333"),
            source: .citizen,
            pin: RawPosition(longitude: site.longitude, latitude: site.latitude, system: .wgs84, accuracyMetres: 10),
            words: "我家在梧桐里三弄",
            landmark: "红色信箱旁",
            photos: [try site.photo()],
            categoryCode: category,
            fingerprint: UUID().uuidString,
            acceptedAt: ServiceClock.real.now()
        )
    }

    /// The officer asks, the citizen answers, the report is answered for good.
    func talk(about report: SubmitReport, at site: Site, _ client: CommandClient) async throws {
        let task = TaskID(kind: .first, of: report.reportID, round: 1)
        let citizen = CommandActor(id: citizen, role: .citizen, scope: .own)
        try await send(ClaimTask(taskID: task, actor: site.officer), client)
        try await send(AskQuestion(taskID: task, words: "请问在哪一户?", actor: site.officer), client)
        try await send(
            AnswerQuestion(reportID: report.reportID, words: "请按三下门铃", photos: [try site.photo()], actor: citizen),
            client
        )
        let finding = RecordFinding(
            taskID: task,
            finding: .unfounded,
            position: report.pin,
            photos: [try site.photo()],
            words: "现场未发现",
            maliceReason: "多次编造同一处情况",
            actor: site.officer
        )
        try await send(finding, client)
    }

    /// The centre finds that it was sent in bad faith, and the person contests that: so the city decides.
    func contest(_ report: SubmitReport, at site: Site, _ client: CommandClient) async throws {
        let citizen = CommandActor(id: citizen, role: .citizen, scope: .own)
        let centre = CommandActor(id: AccountID(UUID()), role: .townCentre, scope: .town(site.cell.town))
        let city = CommandActor(id: AccountID(UUID()), role: .cityAdmin, scope: .city)
        let id = report.reportID
        try await send(DecideMalice(reportID: id, isFound: true, reason: "多次编造", actor: centre), client)
        try await send(AppealMalice(reportID: id, words: "那天雨大看错了门牌", actor: citizen), client)
        try await send(DecideMaliceAppeal(reportID: id, isUpheld: false, reason: "维持认定", actor: city), client)
    }

    func follow(_ report: ReportID, _ client: CommandClient) async throws {
        let citizen = CommandActor(id: citizen, role: .citizen, scope: .own)
        try await send(FollowReport(reportID: report, actor: citizen), client)
    }

    private func send(_ command: some CommandContract, _ client: CommandClient) async throws {
        let reply = try await client.send(command, id: .new(at: ServiceClock.real.now()), traceparent: nil)
        guard case .done = reply else { throw Site.Refused(reply: "\(reply)") }
    }

    /// The town's centre asks, the city approves, the centre reads.
    func unmask(_ report: SubmitReport, at site: Site) async throws -> ContactAnswer {
        let now = ServiceClock.real.now()
        let town = site.cell.town
        let (clerk, city) = try await pool.autocommit { database in
            try database.execute(
                """
                SELECT (SELECT id FROM identity.account WHERE role = 'townCentre' AND town_code = \(town) LIMIT 1),
                       (SELECT id FROM identity.account WHERE role = 'cityAdmin' LIMIT 1)
                """
            ).decodeOne((AccountID, AccountID).self)
        }
        let asker = Viewer(account: clerk, role: .townCentre, scope: .town(town), family: UUID())
        let decider = Viewer(account: city, role: .cityAdmin, scope: .city, family: UUID())
        let asked = try await privacy.ask(
            about: report.reportID,
            basis: .legalDuty,
            reason: "需当面核实",
            by: asker,
            at: now
        )
        _ = try await privacy.decide(asked.id, isApproved: true, by: decider, at: now)
        return try await privacy.contact(asked.id, for: asker, at: now)
    }

    /// Deleted; forgotten when the last access token has ended.
    /// - Returns: how many were forgotten before that, and after it.
    func leave() async throws -> (before: Int, after: Int) {
        let now = ServiceClock.real.now()
        try await privacy.erase(citizen, at: now)
        let before = try await privacy.forget(at: now)
        return (before, try await privacy.forget(at: now + .seconds(16 * 60)))
    }
}
