/// How an aggregate stands now, told to somebody whose command came too late for what they saw.
///
/// JSON: `{"version": 3, "state": "dispatched"}`.
package struct Standing: Hashable, Codable, Sendable {
    /// For the next command's `expectedVersion`.
    package let version: Int
    /// The state's name, as the aggregate's own answers give it.
    package let state: String

    package init(version: Int, state: String) {
        self.version = version
        self.state = state
    }
}

extension Refusal {
    /// With how the aggregate stands, where the refusal is about that (409); any other refusal tells nothing of it.
    package func standing(_ standing: Standing) -> Refusal {
        status == 409 ? Refusal(code, detail: detail, standing: standing) : self
    }
}

extension DispatchCase {
    package var standing: Standing { Standing(version: version, state: state.rawValue) }
}

extension VerificationTask {
    package var standing: Standing { Standing(version: version, state: state.rawValue) }
}
