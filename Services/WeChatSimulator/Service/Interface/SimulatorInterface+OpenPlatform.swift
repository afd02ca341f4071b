import Foundation
import HTTPTypes
import Hummingbird
import Model
import WeChat

extension SimulatorInterface {
    private struct TokenQuestion: Decodable {
        let appid: String
        let secret: String
        let force_refresh: Bool?
    }

    private struct Message: Decodable {
        let touser: String
        let template_id: String
    }

    private struct Check: Decodable {
        let openid: String
        let content: String
    }

    private struct ErrorAnswer: Encodable {
        let errcode: Int
        let errmsg: String
    }

    private struct SessionAnswer: Encodable {
        let openid: String
        let session_key: String
    }

    private struct TokenAnswer: Encodable {
        let access_token: String
        let expires_in: Int
    }

    private struct CheckAnswer: Encodable {
        struct Verdict: Encodable {
            let suggest: String
            let label: Int
        }
        let errcode = 0
        let errmsg = "ok"
        let result: Verdict
    }

    /// What became of a call: its answer, or the code that it is refused with.
    private enum Work {
        case done(any Encodable & Sendable)
        case refused(Int)
    }

    /// Sign-in, token, subscribe messages and content check of the open platform.
    func addOpenPlatform(to router: Router<Context>) {
        router.get("/sns/jscode2session") { request, _ in
            let query = request.uri.queryParameters
            guard query["appid"].map({ String($0) }) == simulator.identity.appID else { return try error(40013) }
            guard query["secret"].map({ String($0) }) == simulator.identity.appSecret else { return try error(40125) }
            let tapped = query["js_code"].map { String($0) } ?? ""
            return try await serving("session", tooOften: 45011) {
                let (openID, code) = await simulator.session(code: tapped)
                guard let openID else { return .refused(code) }
                return .done(SessionAnswer(openid: openID, session_key: Nonce.make(24)))
            }
        }
        router.post("/cgi-bin/stable_token") { request, _ in
            guard let question = try? MessageCoding.decode(TokenQuestion.self, from: try await Self.bytes(of: request))
            else { return try error(41002) }
            guard question.appid == simulator.identity.appID else { return try error(40013) }
            guard question.secret == simulator.identity.appSecret else { return try error(40125) }
            return try await serving("token") {
                let token = await simulator.stableToken(isForced: question.force_refresh ?? false)
                return .done(TokenAnswer(access_token: token, expires_in: 7200))
            }
        }
        router.post("/cgi-bin/message/subscribe/send") { request, _ in
            guard await isAuthorised(request) else { return try error(40001) }
            let content = try await Self.bytes(of: request)
            guard let message = try? MessageCoding.decode(Message.self, from: content) else { return try error(47001) }
            let sent = SimulatedPeople.SentMessage(
                openID: message.touser,
                template: message.template_id,
                content: String(decoding: content, as: UTF8.self)
            )
            return try await serving("message") {
                let code = await simulator.send(sent)
                return code == 0 ? .done(ErrorAnswer(errcode: 0, errmsg: "ok")) : .refused(code)
            }
        }
        router.post("/wxa/msg_sec_check") { request, _ in
            guard await isAuthorised(request) else { return try error(40001) }
            guard let check = try? MessageCoding.decode(Check.self, from: try await Self.bytes(of: request)) else {
                return try error(47001)
            }
            return try await serving("check") {
                let suggestion = await simulator.people.suggestion(for: check.content)
                return .done(CheckAnswer(result: .init(suggest: suggestion, label: suggestion == "pass" ? 100 : 20001)))
            }
        }
    }

    /// A call of the mini program: given to `body` unless a fault comes before, answered unless a fault comes after.
    /// - Parameter tooOften: what the platform says to who asks too often.
    private func serving(
        _ operation: String,
        tooOften: Int = 45009,
        _ body: () async -> Work
    ) async throws -> Response {
        let call = SimulatedCall(operation)
        if await simulator.strike([.slow], on: call) != nil { try await Task.sleep(for: .seconds(3)) }
        switch await simulator.strike([.dropBefore, .errorBefore, .busy], on: call) {
        case .dropBefore: return Self.torn
        case .errorBefore: return try error(-1)
        case .busy: return try error(tooOften)
        default: break
        }
        let answer: any Encodable & Sendable
        switch await body() {
        case .done(let told): answer = told
        case .refused(let code): return try error(code)
        }
        switch await simulator.strike([.dropAfter, .errorAfter], on: call) {
        case .dropAfter: return Self.torn
        case .errorAfter: return try error(-1)
        default: return try Self.json(answer)
        }
    }

    private func isAuthorised(_ request: Request) async -> Bool {
        let token = request.uri.queryParameters["access_token"].map { String($0) }
        return await simulator.people.accepts(token)
    }

    private func error(_ code: Int) throws -> Response {
        try Self.json(ErrorAnswer(errcode: code, errmsg: code == 0 ? "ok" : "error \(code)"))
    }
}

extension Simulator {
    func session(code: String) -> (openID: String?, error: Int) { people.session(code: code) }
    func stableToken(isForced: Bool) -> String { people.stableToken(isForced: isForced) }
    func send(_ message: SimulatedPeople.SentMessage) -> Int { people.send(message) }
    func code(for openID: String, grants: Int) -> String { people.code(for: openID, grants: grants) }
    func renewToken() { people.renewToken() }
    func block(_ openID: String) { people.block(openID) }
}
