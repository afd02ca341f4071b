import Messaging
import Model

extension Result<DispatchCase, Refusal> {
    /// How a command on a case ends: answered with the case's new state, or refused.
    var disposition: Disposition {
        get throws {
            switch self {
            case .success(let changed): .answered(json: try MessageCoding.text(CaseState(changed)))
            case .failure(let refusal): .refused(refusal)
            }
        }
    }
}
