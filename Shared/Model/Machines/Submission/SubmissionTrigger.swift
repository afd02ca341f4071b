/// What can happen to a submission; the raw values label the arrows of its diagram.
package enum SubmissionTrigger: String, CaseIterable, Hashable, Sendable {
    case register, alarm, reject, refer
    // The duty room
    case acknowledge
    // Its silence
    case silence
}
