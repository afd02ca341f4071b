import NIOConcurrencyHelpers
import WeChat

@testable import Model
@testable import RewardService

/// The provider's bills as a test writes them; those of days that are broken are not to be had.
final class ScriptedBills: BillSource {
    private struct State {
        var bills: [CivilDay: [Reconciliation.Theirs]] = [:]
        var broken: [CivilDay: WeChatFault] = [:]
        var asked: [CivilDay] = []
    }

    private let state = NIOLockedValueBox(State())

    /// Days that were asked about since the last look, in their order.
    func takeAsked() -> [CivilDay] {
        state.withLockedValue { state in
            defer { state.asked = [] }
            return state.asked
        }
    }

    func pay(_ number: String, _ fen: Int64, on day: CivilDay) {
        state.withLockedValue {
            $0.bills[day, default: []].append(Reconciliation.Theirs(number: number, amount: Fen(fen)))
        }
    }

    func fail(_ day: CivilDay, with fault: WeChatFault?) {
        state.withLockedValue { $0.broken[day] = fault }
    }

    func transfers(on day: CivilDay) async throws(WeChatFault) -> [Reconciliation.Theirs] {
        let (bill, fault) = state.withLockedValue { state in
            state.asked.append(day)
            return (state.bills[day] ?? [], state.broken[day])
        }
        if let fault { throw fault }
        return bill
    }
}
