import AsyncHTTPClient
import CryptoExtras
import Foundation
import Logging
import Model
import NIOConcurrencyHelpers
import NIOCore
import NIOHTTP1
import ServiceLifecycle
import WeChat

/// Sends call-backs, as late, as often and as disorderly as asked; again while they are not taken.
final class NoticeSender: Service {
    private struct Outgoing: Sendable {
        /// The merchant's number of the bill.
        let bill: String
        let address: String
        let body: [UInt8]
        let headers: [(String, String)]
        var dueAt: ContinuousClock.Instant
        var attempt = 0
    }

    private struct State {
        var waiting: [Outgoing] = []
        /// Comes after the next one.
        var heldBack: Outgoing?
        /// How many about each bill are on their way now.
        var sending: [String: Int] = [:]
        var delivered = 0
        var refused = 0

        /// Whether something about the bill is due and was not answered yet.
        func isOwed(about bill: String) -> Bool {
            let now = ContinuousClock.now
            return sending[bill] != nil || waiting.contains { $0.bill == bill && $0.attempt == 0 && $0.dueAt <= now }
        }

        /// What is due, which is on its way from now on.
        mutating func takeDue() -> [Outgoing] {
            let now = ContinuousClock.now
            let due = waiting.filter { $0.dueAt <= now }
            waiting.removeAll { $0.dueAt <= now }
            for notice in due { sending[notice.bill, default: 0] += 1 }
            return due
        }

        mutating func arrived(_ notice: Outgoing) {
            let left = sending[notice.bill, default: 1] - 1
            sending[notice.bill] = left > 0 ? left : nil
        }
    }

    private let http: HTTPClient
    private let logger: Logger
    private let state = NIOLockedValueBox(State())

    init(http: HTTPClient, logger: Logger) {
        self.http = http
        self.logger = logger
    }

    var counts: (delivered: Int, refused: Int, waiting: Int) {
        state.withLockedValue { ($0.delivered, $0.refused, $0.waiting.count) }
    }

    func send(
        _ bill: TransferBill,
        to address: String,
        signedBy identity: SimulatorIdentity,
        at now: Timestamp,
        faults: Set<FaultRule.Kind>
    ) {
        do {
            var notices: [Outgoing] = []
            let genuine = try notice(bill, address, identity, identity.platformKey)
            if !faults.contains(.noticeNever) { notices.append(genuine) }
            if faults.contains(.noticeTwice) { notices.append(genuine) }
            if faults.contains(.noticeForged) {
                var lie = bill
                lie.state = .success
                notices.append(try notice(lie, address, identity, identity.strangeKey))
            }
            if faults.contains(.noticeLate) { for place in notices.indices { notices[place].dueAt += .seconds(60) } }
            let all = notices
            state.withLockedValue { state in
                if faults.contains(.noticeReordered), state.heldBack == nil {
                    state.heldBack = all.first
                    state.waiting += all.dropFirst()
                } else {
                    state.waiting += all
                    if let held = state.heldBack { state.waiting.append(held) }
                    state.heldBack = nil
                }
            }
        } catch {
            logger.error("a call-back cannot be made", metadata: ["error": "\(error)"])
        }
    }

    /// Returns a little after the call-backs about a bill that are due have been answered: whoever answers then comes later
    /// than they did. None is waited for longer than a call-back may take; one that is late or held back is not waited for.
    func overtake(_ bill: String) async throws {
        let end = ContinuousClock.now + .seconds(5)
        while state.withLockedValue({ $0.isOwed(about: bill) }), ContinuousClock.now < end {
            try await Task.sleep(for: .milliseconds(10))
        }
        try await Task.sleep(for: .milliseconds(300))
    }

    private func notice(
        _ bill: TransferBill,
        _ address: String,
        _ identity: SimulatorIdentity,
        _ key: _RSA.Signing.PrivateKey
    ) throws -> Outgoing {
        let sealed = try SealedResource.sealing(try MessageCoding.encode(bill), with: identity.apiKey)
        let notice = TransferNotice(
            id: UUID().uuidString.lowercased(),
            createTime: bill.updateTime ?? "",
            resource: sealed
        )
        let body = try MessageCoding.encode(notice)
        return Outgoing(
            bill: bill.outBillNumber,
            address: address,
            body: body,
            headers: try AnswerSigning.headers(of: body, serial: identity.platformSerial, key: key),
            dueAt: .now
        )
    }

    func run() async throws {
        let (http, logger, state) = (http, logger, state)
        await cancelWhenGracefulShutdown {
            await withDiscardingTaskGroup { group in
                while !Task.isCancelled {
                    let due = state.withLockedValue { $0.takeDue() }
                    for notice in due {
                        group.addTask { await Self.deliver(notice, http, state, logger) }
                    }
                    try? await Task.sleep(for: .milliseconds(20))
                }
            }
        }
    }

    private static func deliver(
        _ notice: Outgoing,
        _ http: HTTPClient,
        _ state: NIOLockedValueBox<State>,
        _ logger: Logger
    ) async {
        var request = HTTPClientRequest(url: notice.address)
        request.method = .POST
        for (name, value) in notice.headers { request.headers.add(name: name, value: value) }
        request.headers.add(name: "Content-Type", value: "application/json")
        request.body = .bytes(ByteBuffer(bytes: notice.body))
        let status = try? await http.execute(request, timeout: .seconds(5)).status.code
        if let status, (200..<300).contains(status) {
            state.withLockedValue { state in
                state.arrived(notice)
                state.delivered += 1
            }
            return
        }
        logger.info(
            "a call-back was not taken",
            metadata: ["status": "\(status.map(String.init) ?? "none")", "attempt": "\(notice.attempt + 1)"]
        )
        var again = notice
        again.attempt += 1
        again.dueAt = .now + .seconds(min(15 * (1 << min(again.attempt - 1, 8)), 3600))
        let next = again
        state.withLockedValue { state in
            state.arrived(notice)
            state.refused += 1
            // Who refuses for good reasons refuses again: a client error is not repeated for ever.
            if next.attempt < 10 { state.waiting.append(next) }
        }
    }
}
