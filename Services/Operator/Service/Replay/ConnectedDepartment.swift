import AMQP
import Foundation
import Logging
import Messaging
import Model
import NIOConcurrencyHelpers

/// A department with a system of its own: takes cases from its queue, replies over AMQP, hears the outcome of each reply.
///
/// A message that comes again is answered again with the same identifiers, which changes nothing twice.
final class ConnectedDepartment: ReplayDepartment {
    private static let hands = 8

    let code: String
    private let exchange: String
    private let player: ReplayPlayer
    private let consumer: AMQPConsumer
    private let requester: AMQPRequester
    /// Messages whose work is done.
    private let done = NIOLockedValueBox<Set<String>>([])
    private var world: ReplayWorld { player.world }

    init(_ credential: DepartmentCredential, broker: AMQPConfiguration, player: ReplayPlayer, logger: Logger) {
        code = credential.department.rawValue
        exchange = credential.replyExchange
        self.player = player
        consumer = AMQPConsumer(broker, queues: [credential.queue], prefetch: 50, logger: logger)
        requester = AMQPRequester(broker, logger: logger)
    }

    /// The queue itself tells.
    func expect() {}

    func run() async {
        while !Task.isCancelled {
            guard let batch = try? await consumer.nextBatch(upTo: 50, within: .milliseconds(5)) else { return }
            await inParallel(batch, limit: Self.hands) { [self] delivery in await take(delivery) }
            consumer.acknowledge(batch)
        }
    }

    func close() async {
        await consumer.close()
        await requester.close()
    }

    private func take(_ delivery: AMQPDelivery) async {
        let properties = delivery.message.properties
        guard properties.type == DepartmentCaseDispatched.type.rawValue, let id = properties.messageID,
            let report = properties.headers["cloudEvents:subject"]?.string,
            let file = world.book[report.lowercased()], !file.isDone, !file.plan.isCalledIn,
            let item = try? MessageCoding.decode(DepartmentCaseDispatched.self, from: delivery.message.body)
        else { return }
        if delivery.redelivered { world.figures.count("AMQP: came again") }
        guard done.withLockedValue({ !$0.contains(id) }) else { return }
        do {
            try await work(file, item, message: id)
        } catch {
            world.book.end(file, trouble: "\(error)")
        }
        done.withLockedValue { _ = $0.insert(id) }
    }

    private func work(_ file: ReplayFile, _ item: DepartmentCaseDispatched, message: String) async throws {
        let caseID = item.caseID
        if !item.isRework {
            if file.takesReturn() {
                try await reply(DepartmentReturn(caseID: caseID, reason: "不属于本单位职责"), message, file)
                file.site.centre.round.expect()
                return
            }
            try await reply(DepartmentAcceptance(caseID: caseID), message, file)
        }
        let agenda = file.takesDetours()
        if let isGranted = agenda.extensionGranted {
            let until = ServiceMoment.now.adding(days: 60)
            try await reply(DepartmentExtensionRequest(caseID: caseID, until: until, reason: "需要采购材料"), message, file)
            try await file.site.centre.decideExtension(file, case: "\(caseID)", isGranted: isGranted)
        }
        try await file.site.centre.detours(file, case: "\(caseID)", agenda)
        let rectification = DepartmentRectification(
            caseID: caseID,
            words: "已整改完成",
            photoTokens: player.photo.map { [$0] } ?? [],
            conclusion: "经检查合格",
            signedBy: "经办人"
        )
        try await reply(rectification, message, file)
        file.officer.round.expect()
    }

    /// Says something until its outcome is heard, always as the same message.
    private func reply<Body: MessageContract>(_ body: Body, _ message: String, _ file: ReplayFile) async throws {
        let id = UUID.named("replay/\(message)/\(Body.type)").uuidString.lowercased()
        let publication = AMQPPublication(
            message: AMQPMessage(
                body: try MessageCoding.encode(body),
                properties: AMQPProperties(contentType: "application/json", messageID: id, type: Body.type.rawValue)
            ),
            exchange: exchange,
            routingKey: "\(code).\(Body.type)"
        )
        let begin = ContinuousClock.now
        var attempt = 0
        while true {
            attempt += 1
            do {
                let answer = try await requester.request(publication, timeout: .seconds(10))
                let outcome = try MessageCoding.decode(CommandOutcome.self, from: answer.body)
                if let refusal = outcome.refusal {
                    throw ReplayRefusal(
                        step: "AMQP: \(Body.type)",
                        status: 409,
                        code: refusal.code.rawValue,
                        words: refusal.detail ?? ""
                    )
                }
                let milliseconds = (ContinuousClock.now - begin).milliseconds
                world.figures.record("AMQP: \(Body.type)", milliseconds: milliseconds)
                // The house keeps a department's identifiers under the department's name.
                world.log.done(
                    operation: UUID.named("reply/\(code)/\(id)").uuidString.lowercased(),
                    report: file.report,
                    step: "AMQP: \(Body.type)",
                    milliseconds: milliseconds
                )
                return
            } catch let error as AMQPError {
                guard ContinuousClock.now - begin < world.patience, !Task.isCancelled else { throw error }
                world.figures.count("AMQP: no answer")
                try await Task.sleep(for: ReplayPlayer.backoff(attempt))
            }
        }
    }
}
