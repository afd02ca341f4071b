/// Where a merchant transfer stands at WeChat Pay.
package enum TransferState: String, Codable, Hashable, Sendable, CaseIterable {
    case accepted = "ACCEPTED"
    case processing = "PROCESSING"
    /// The receiver can confirm with `package_info`.
    case waitUserConfirm = "WAIT_USER_CONFIRM"
    case transferring = "TRANSFERING"
    case cancelling = "CANCELING"
    case success = "SUCCESS"
    case failed = "FAIL"
    case cancelled = "CANCELLED"

    /// Nothing changes any more.
    package var isFinal: Bool { self == .success || self == .failed || self == .cancelled }
}
