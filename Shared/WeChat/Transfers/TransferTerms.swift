package import Model

/// What all transfers of this city have in common.
package struct TransferTerms: Hashable, Sendable {
    package let appID: String
    package let sceneID: String
    package let sceneReports: [TransferOrder.SceneReport]
    package let remark: String
    package let notifyURL: String?

    package init(
        appID: String,
        sceneID: String,
        sceneReports: [TransferOrder.SceneReport],
        remark: String,
        notifyURL: String?
    ) {
        self.appID = appID
        self.sceneID = sceneID
        self.sceneReports = sceneReports
        self.remark = remark
        self.notifyURL = notifyURL
    }

    /// The order of one payout.
    package func order(number: String, openID: String, amount: Fen) -> TransferOrder {
        TransferOrder(
            appID: appID,
            outBillNumber: number,
            sceneID: sceneID,
            openID: openID,
            amount: amount,
            remark: remark,
            notifyURL: notifyURL,
            sceneReports: sceneReports
        )
    }
}
