import Messaging
import NIOConcurrencyHelpers
import Testing

@testable import WeChat

/// An open platform that answers what it was told to, one after the other.
private final class Platform: WeChatTransport {
    private struct State {
        var answers: [(status: Int, body: String)]
        var asked: [(path: String, body: String)] = []
    }

    private let state: NIOLockedValueBox<State>

    init(_ answers: (status: Int, body: String)...) { state = NIOLockedValueBox(State(answers: answers)) }

    /// What was asked besides tokens.
    var asked: [(path: String, body: String)] { state.withLockedValue { $0.asked } }

    func send(_ request: WeChatRequest) async throws(WeChatFault) -> WeChatReply {
        guard request.path.hasPrefix("/wxa/") else {
            return WeChatReply(status: 200, body: Array(#"{"access_token":"token","expires_in":7200}"#.utf8))
        }
        let answer = state.withLockedValue { state in
            state.asked.append((request.path, String(decoding: request.body, as: UTF8.self)))
            return state.answers.isEmpty ? (status: 500, body: "") : state.answers.removeFirst()
        }
        return WeChatReply(status: answer.status, body: Array(answer.body.utf8))
    }
}

@Suite("The content check")
struct ContentCheckTests {
    private func client(_ platform: Platform) -> MiniProgramClient {
        MiniProgramClient(transport: platform, appID: "wx", secret: "secret", clock: .real)
    }

    private static func suggesting(_ word: String) -> (status: Int, body: String) {
        (200, #"{"errcode":0,"errmsg":"ok","result":{"suggest":"\#(word)","label":100}}"#)
    }

    @Test("No error is not yet a pass: the suggestion counts, and one that is new here is looked at by a person")
    func suggestions() async throws {
        for (word, verdict) in [
            ("pass", ContentVerdict.pass), ("review", .review), ("risky", .risky), ("something new", .review),
        ] {
            #expect(try await client(Platform(Self.suggesting(word))).check(text: "路灯坏了", of: "o") == verdict)
        }
    }

    @Test("The words go with who wrote them, by the second version of the interface, and no longer than it takes")
    func question() async throws {
        let platform = Platform(Self.suggesting("pass"))
        _ = try await client(platform).check(text: String(repeating: "长", count: 3_000), of: "o-reader")
        let (path, body) = try #require(platform.asked.first)
        #expect(path == "/wxa/msg_sec_check?access_token=token")
        #expect(body.contains(#""openid":"o-reader""#) && body.contains(#""version":2"#))
        #expect(body.count { $0 == "长" } == 2_500)
    }

    @Test("Busy is asked again later, away too long never; an old token is replaced at once")
    func faults() async throws {
        func advice(_ platform: Platform) async -> WeChatFault.Advice? {
            do throws(WeChatFault) {
                _ = try await client(platform).check(text: "路灯坏了", of: "o")
                return nil
            } catch {
                return error.advice
            }
        }
        #expect(await advice(Platform((200, #"{"errcode":-1,"errmsg":"busy"}"#))) == .again)
        #expect(await advice(Platform((200, #"{"errcode":61010,"errmsg":"away"}"#))) == .definite)
        #expect(await advice(Platform((502, "<html>"))) == .again)
        let renewed = Platform((200, #"{"errcode":40001,"errmsg":"old"}"#), Self.suggesting("risky"))
        #expect(try await client(renewed).check(text: "路灯坏了", of: "o") == .risky)
        #expect(renewed.asked.count == 2)
    }
}
