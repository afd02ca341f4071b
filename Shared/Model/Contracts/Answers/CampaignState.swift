/// A campaign as it stands after a command.
package struct CampaignState: Hashable, Codable, Sendable {
    package let code: CampaignCode
    /// For the next command's `expectedVersion`.
    package let version: Int
    package let isEnded: Bool

    package init(code: CampaignCode, version: Int, isEnded: Bool) {
        self.code = code
        self.version = version
        self.isEnded = isEnded
    }
}
