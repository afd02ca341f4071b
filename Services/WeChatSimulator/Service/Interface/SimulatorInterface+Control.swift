import Foundation
import HTTPTypes
import Hummingbird
import Model
import WeChat

extension SimulatorInterface {
    private struct FaultSetting: Decodable {
        let rules: [FaultRule]
        let seed: UInt64?
    }

    private struct Amount: Decodable { let fen: Int64 }
    private struct Advance: Decodable { let seconds: Int64 }

    private struct Login: Decodable {
        let openID: String
        let grants: Int?
        let isBlocked: Bool?
    }

    private struct Code: Encodable { let code: String }

    /// What the record holds, for whoever compares.
    private struct RecordAnswer: Encodable {
        struct Line: Encodable {
            let number: String
            let providerNumber: String
            let state: TransferState
            let fen: Int64
            let openID: String
        }
        let available: Int64
        let paid: [Line]
        let bills: [Line]
        let struck: [String: Int]
        let noticesTaken: Int
        let noticesRefused: Int
        let noticesWaiting: Int
        let tokensHandedOut: Int
        let messages: [SimulatedPeople.SentMessage]
    }

    /// Faults, time and money on demand. The listener stands on loopback: nobody else reaches it.
    func addControl(to router: Router<Context>) {
        router.post("/control/faults") { request, _ in
            let setting = try await Self.question(FaultSetting.self, request)
            let operations = SimulatedCall.operations
            if let unknown = setting.rules.compactMap(\.operation).first(where: { !operations.contains($0) }) {
                let known = operations.joined(separator: ", ")
                throw HTTPError(.badRequest, message: "no operation \(unknown): there are \(known)")
            }
            await simulator.setFaults(setting.rules, seed: setting.seed)
            return "ok\n"
        }
        router.post("/control/balance") { request, _ in
            await simulator.topUp(Fen(try await Self.question(Amount.self, request).fen))
            return "ok\n"
        }
        router.post("/control/clock") { request, _ in
            await simulator.advance(.seconds(try await Self.question(Advance.self, request).seconds))
            return "ok\n"
        }
        router.post("/control/token") { _, _ in
            await simulator.renewToken()
            return "ok\n"
        }
        // What `wx.login` gives on the phone of this user.
        router.post("/control/login") { request, _ in
            let login = try await Self.question(Login.self, request)
            if login.isBlocked ?? false { await simulator.block(login.openID) }
            return try Self.json(Code(code: await simulator.code(for: login.openID, grants: login.grants ?? 0)))
        }
        router.get("/control/record") { _, _ in
            let counts = simulator.notices.counts
            let people = await simulator.people
            return try Self.json(
                RecordAnswer(
                    available: await simulator.available.amount,
                    paid: await simulator.paid.map(Self.line),
                    bills: await simulator.bills.map(Self.line),
                    struck: Dictionary(
                        uniqueKeysWithValues: await simulator.plan.struck.map { ($0.key.rawValue, $0.value) }
                    ),
                    noticesTaken: counts.delivered,
                    noticesRefused: counts.refused,
                    noticesWaiting: counts.waiting,
                    tokensHandedOut: people.tokensHandedOut,
                    messages: people.messages
                )
            )
        }
    }

    private static func line(_ bill: SimulatedBill) -> RecordAnswer.Line {
        RecordAnswer.Line(
            number: bill.order.outBillNumber,
            providerNumber: bill.providerNumber,
            state: bill.state,
            fen: bill.amount.amount,
            openID: bill.order.openID
        )
    }

    private static func question<Question: Decodable>(
        _ type: Question.Type,
        _ request: Request
    ) async throws -> Question {
        do {
            return try MessageCoding.decode(type, from: try await bytes(of: request))
        } catch {
            throw HTTPError(.badRequest, message: "\(error)")
        }
    }
}
