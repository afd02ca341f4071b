/// What can happen to a proposal that a report was sent in bad faith.
package enum MaliceTrigger: String, CaseIterable, Hashable, Sendable {
    /// The officer takes it back.
    case withdraw
    /// The centre sees it, or does not.
    case find, clear
    /// Nobody decided in time.
    case lapse
    /// The reporter contests it.
    case appeal
    /// The city decides on that, or does not in time.
    case confirm, overturn, silence
    /// The report was found true by another officer.
    case drop
    /// Whoever has to decide is urged.
    case warn
}
