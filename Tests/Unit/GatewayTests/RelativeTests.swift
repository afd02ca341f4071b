import Model
import Testing

@testable import GatewayService

@Suite("How the relative is reached for whom somebody reported")
struct RelativeTests {
    @Test("It is for whoever verifies, from taking the task to the finding, and for no re-check")
    func moments() {
        for kind in [TaskKind.first, .appeal] {
            #expect(RelativeAnswer.refusal(of: kind, in: .assigned) == .taskNotClaimed)
            for state in [TaskStateName.claimed, .arrived, .asking] {
                #expect(RelativeAnswer.refusal(of: kind, in: state) == nil)
            }
            #expect(RelativeAnswer.refusal(of: kind, in: .concluded) == .taskConcluded)
            #expect(RelativeAnswer.refusal(of: kind, in: .withdrawn) == .taskWithdrawn)
        }
        for state in TaskStateName.allCases {
            #expect(RelativeAnswer.refusal(of: .recheck, in: state) == .taskWrongKind)
            #expect(RelativeAnswer.refusal(of: .sample, in: state) == .taskWrongKind)
        }
    }

    @Test("What is blank is left out of what is kept")
    func blank() throws {
        let told = try RelativeInput(JSONObject(["name": .string("  "), "phone": .string("13800001111")])).contact
        #expect(told == RelativeContact(name: nil, phone: "13800001111"))
        #expect(try RelativeInput(JSONObject(["phone": .string("")])).contact == RelativeContact())
    }
}
