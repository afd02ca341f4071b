import Model

/// The answer to a command about an exchange: how it stands now.
struct RedemptionAnswer: Encodable {
    let redemptionID: RedemptionID
    let state: RedemptionState
    let version: Int

    init(_ redemption: Redemption) {
        redemptionID = redemption.id
        state = redemption.state
        version = redemption.version
    }
}
