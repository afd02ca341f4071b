/// What somebody may do, signed into the access token.
package enum Role: String, Codable, Sendable, CaseIterable, Hashable {
    case citizen, gridOfficer, townCentre, department, cityAdmin
    /// Acknowledges emergencies of its town round the clock (值班室).
    case dutyRoom
    /// Runs the system (运维): parked messages, queues, scaling.
    case systemOperator = "operator"
}
