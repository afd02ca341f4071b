import Model
import Testing
import WeChat

@Suite("What the provider's error codes lead to")
struct FaultTests {
    @Test(
        "Each known code has its advice",
        arguments: [
            (403, "NOT_ENOUGH", WeChatFault.Advice.topUp), (429, "FREQUENCY_LIMITED", .again),
            (500, "SYSTEM_ERROR", .again), (401, "SIGN_ERROR", .configure), (403, "NO_AUTH", .configure),
            (400, "PARAM_ERROR", .definite), (400, "INVALID_REQUEST", .person), (400, "ALREADY_EXISTS", .person),
            (400, "A_CODE_OF_TOMORROW", .query), (502, "HTTP_502", .query), (429, "HTTP_429", .again),
        ]
    )
    func advice(_ status: Int, _ code: String, _ advice: WeChatFault.Advice) {
        #expect(TransferFaults.advice(status: status, code: code) == advice)
    }

    @Test("An error answer that is no JSON is a fault all the same, and asks for a query")
    func garbage() {
        let fault = TransferFaults.fault(status: 502, body: Array("<html>bad gateway</html>".utf8))
        #expect(fault.code == "HTTP_502")
        #expect(fault.advice == .query)
    }

    @Test("The open platform's codes: busy is said again, a used code or grant is final, a wrong secret is ours")
    func openPlatform() {
        let codes: [(Int, WeChatFault.Advice)] = [
            (-1, .again), (45011, .again), (40001, .again), (40029, .definite), (40226, .definite), (43101, .definite),
            (61010, .definite), (40125, .configure),
        ]
        for (code, advice) in codes { #expect(MiniProgramFault.advice(code) == advice) }
        let ok = WeChatReply(status: 200, body: Array(#"{"errcode":0,"errmsg":"ok"}"#.utf8))
        #expect(MiniProgramFault.fault(in: ok) == nil)
    }
}
