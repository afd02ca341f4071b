/// The states of a dispatch case by name.
package enum CaseStateName: String, Codable, Sendable, CaseIterable, Hashable {
    case atCentre, dispatched, accepted, returned, suspended, rectified, reworking, closed
}
