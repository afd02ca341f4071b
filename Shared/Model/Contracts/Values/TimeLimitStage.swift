/// What a time limit is about.
package enum TimeLimitStage: String, Codable, CodingKeyRepresentable, Sendable, CaseIterable, Hashable {
    /// Officer: from assignment to finding.
    case verification
    /// Reporter: from question to answer.
    case answer
    /// Centre: from opening or return to dispatch.
    case dispatch
    /// Department: from dispatch to acceptance or return.
    case acceptance
    /// Department: from dispatch to "done".
    case rectification
    /// Officer: from "done" to re-check.
    case recheck
    /// Officer: from appeal to decision.
    case appeal
    /// Everybody: from registration to closing.
    case overall
    /// Duty room: from alarm to acknowledgement.
    case alarm
    /// Citizen: from a red packet's reservation to its payment.
    case redPacket
    /// Nobody: until when personal data of old reports is erased.
    case retention
    /// Centre: from an officer's proposal that a report was sent in bad faith to the decision.
    case malice
    /// City: from the reporter's appeal against that to the decision.
    case maliceAppeal
    /// Nobody: until when a citizen's rewards pause.
    case rewardPause

    /// Whether somebody is urged before the limit; a question and an alarm just run out.
    package var hasWarning: Bool { ![.answer, .alarm, .redPacket, .retention, .rewardPause].contains(self) }

    /// Whether it is about bad faith, not about a task or a case.
    package var isMalice: Bool { self == .malice || self == .maliceAppeal }
}
