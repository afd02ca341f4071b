/// What can happen to an exchange of points.
package enum RedemptionTrigger: String, CaseIterable, Hashable, Sendable {
    case handOver, cancel
}
