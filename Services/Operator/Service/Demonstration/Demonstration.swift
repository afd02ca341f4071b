import Foundation
import Model
import PostgreSQL

/// Plays the four cases of the leaflet through the public interface: A transferred to the village committee, B cleared by a
/// department on the spot, C solved by the officer, D gone the next day. A red packet is claimed and paid. Then E: limits that
/// are reached, a return and a failed re-check, with limits that are shortened for it alone.
struct Demonstration {
    let client: GatewayClient
    /// The simulated WeChat; nil where there is none, and nothing is paid then.
    let wechat: GatewayClient?
    let cast: DemonstrationCast
    /// The owner's database, for the limits of case E.
    let pool: PostgresPool

    struct Stuck: Error, CustomStringConvertible {
        let what: String
        var description: String { what }
    }

    /// - Returns: the report whose red packet was paid; nil without WeChat.
    func play() async throws -> String? {
        var paid: String?
        try await withShortenedLimits { inForce in
            try await satelliteReceiver()
            try await constructionWaste()
            let (citizen, report) = try await fireLane()
            try await roadsideRubbish()
            if let wechat {
                try await redPacket(of: report, to: citizen, through: wechat)
                paid = report
            }
            try await deadlines(from: inForce)
        }
        return paid
    }

    /// A stage: one town's officer and a citizen at the officer's cell.
    struct Stage {
        let town: String
        let citizen: Person
        let officer: Person
        let place: [String: any Sendable]
        let cell: String
    }

    func stage(_ town: String) async throws -> Stage {
        let account = try cast.officer(of: town)
        guard let cell = account.cells.first else { throw DemonstrationCast.Absent(who: "cell of \(account.login)") }
        return Stage(
            town: town,
            citizen: try await Person.citizen(client: client, name: "市民"),
            officer: try await signIn(account),
            place: [
                "longitude": cell.longitude, "latitude": cell.latitude, "system": "wgs84", "accuracyMetres": 12.0,
            ],
            cell: cell.code
        )
    }

    func signIn(_ account: DemonstrationAccount) async throws -> Person {
        try await Person.signIn(account.login, password: account.password, client: client, name: account.displayName)
    }

    /// The citizen takes a picture and reports.
    func report(
        _ stage: Stage,
        category: String,
        text: String,
        story: Story
    ) async throws -> String {
        let photo = try await stage.citizen.upload(Picture.scene(seed: UInt64.random(in: 1...UInt64.max)))
        story.tell("市民  ", "拍照 · takes a photo: decoded, stripped, kept")
        let receipt: Receipt = try await stage.citizen.post(
            "/v1/reports",
            ["categoryCode": category, "text": text, "position": stage.place, "photos": [photo]],
            key: UUID().uuidString
        ).decode()
        story.tell("市民  ", "报料 · reports: “\(text)”")
        try await awaitState(of: receipt.id, by: stage.citizen, ["registered", "verifying"])
        story.tell("系统  ", "已受理 · registered in cell \(stage.cell), the officer has the task")
        return receipt.id
    }

    /// The officer takes the task and goes there.
    func goThere(_ stage: Stage, report: String, kind: String = "first", story: Story) async throws -> String {
        let task = try await awaitTask(of: report, kind: kind, by: stage.officer)
        try await stage.officer.post("/v1/tasks/\(task)/claim", [:])
        try await stage.officer.post("/v1/tasks/\(task)/arrival", ["position": stage.place])
        story.tell("网格员", "接单、到场 · claims the task and arrives")
        return task
    }

    func record(
        _ stage: Stage,
        task: String,
        finding: String,
        text: String,
        extra: [String: any Sendable] = [:],
        story: Story
    ) async throws {
        let photo = try await stage.officer.upload(Picture.scene(seed: UInt64.random(in: 1...UInt64.max)))
        let body: [String: any Sendable] = [
            "finding": finding, "text": text, "position": stage.place, "photos": [photo],
        ]
        try await stage.officer.post("/v1/tasks/\(task)/finding", body.merging(extra) { _, new in new })
        story.tell("网格员", "现场核实 · finds: \(finding): “\(text)”")
    }

    func recheck(
        _ stage: Stage,
        report: String,
        text: String,
        isPassed: Bool = true,
        story: Story
    ) async throws {
        let task = try await awaitTask(of: report, kind: "recheck", by: stage.officer)
        try await stage.officer.post("/v1/tasks/\(task)/claim", [:])
        let photo = try await stage.officer.upload(Picture.scene(seed: UInt64.random(in: 1...UInt64.max)))
        try await stage.officer.post(
            "/v1/tasks/\(task)/recheck",
            ["isPassed": isPassed, "text": text, "position": stage.place, "photos": [photo]]
        )
        story.tell(
            "网格员",
            "\(isPassed ? "复查通过" : "复查未通过") · re-checks with an after-photo\(isPassed ? "" : ", not passed"): “\(text)”"
        )
    }

    /// What the citizen reads in the end, with every step.
    func close(_ stage: Stage, report: String, states: Set<String>, story: Story) async throws {
        let seen = try await awaitState(of: report, by: stage.citizen, states)
        try await stage.citizen.post("/v1/reports/\(report)/rating", ["stars": 5, "isSolved": true])
        story.tell("市民  ", "评价五星 · rates it 5, solved")
        story.end("\(seen.words.zh) · \(seen.words.en)")
        for step in seen.timeline { printAtOnce("      \(step.at.prefix(23))  \(step.words.zh)  (\(step.type))") }
        let points: SeenPoints = try await stage.citizen.get("/v1/points")
        let packets = points.redPackets.map { "红包 ¥\(Fen(Int64($0.fen)))" }.joined(separator: ", ")
        printAtOnce("      积分 \(points.balance)\(packets.isEmpty ? "" : " · \(packets) 待领取")")
    }

    @discardableResult
    func awaitState(of report: String, by citizen: Person, _ states: Set<String>) async throws -> SeenReport {
        try await poll("report \(report) to be \(states.sorted().joined(separator: " or "))") {
            let seen: SeenReport = try await citizen.get("/v1/reports/\(report)")
            return states.contains(seen.state) ? seen : nil
        }
    }

    func awaitTask(of report: String, kind: String, by officer: Person) async throws -> String {
        try await poll("the officer's \(kind) task") {
            let tasks: SeenTasks = try await officer.get("/v1/tasks?limit=100")
            return tasks.items.first { $0.reportId == report && $0.kind == kind }?.id
        }
    }

    func awaitCase(of report: String, by person: Person, path: String, _ states: Set<String>) async throws -> SeenCase {
        try await poll("the case of \(report)") {
            let cases: SeenCases = try await person.get("\(path)?limit=100")
            return cases.items.first { $0.reportId == report && states.contains($0.state) }
        }
    }

    func poll<Value>(_ what: String, _ look: () async throws -> Value?) async throws -> Value {
        let deadline = ContinuousClock.now + .seconds(30)
        while ContinuousClock.now < deadline {
            do {
                if let value = try await look() { return value }
            } catch let failure as GatewayClient.Failure where [404, 429].contains(failure.status) {
                // Not there yet, or asked too often.
            }
            try await Task.sleep(for: .milliseconds(100))
        }
        throw Stuck(what: "waited 30 s for \(what)")
    }
}
