package import Model

/// What the gateway itself decides about identities: whose contact may be read, by whom, until when; what a citizen may
/// have, correct and delete. Refusals are thrown as `Problem`s with their stable codes; 503 while the database is away.
package protocol PrivacyDesk: Sendable {
    func ask(
        about report: ReportID,
        basis: LegalBasis,
        reason: String,
        by viewer: Viewer,
        at now: Timestamp
    ) async throws -> UnmaskingAnswer
    func decide(
        _ id: UnmaskingID,
        isApproved: Bool,
        by viewer: Viewer,
        at now: Timestamp
    ) async throws -> UnmaskingAnswer
    func withdraw(_ id: UnmaskingID, by viewer: Viewer, at now: Timestamp) async throws -> UnmaskingAnswer
    /// Requests of the viewer's area, newest first.
    func unmaskings(for viewer: Viewer, at now: Timestamp) async throws -> UnmaskingList
    /// The contact, once it is recorded that it was read.
    func contact(_ id: UnmaskingID, for viewer: Viewer, at now: Timestamp) async throws -> ContactAnswer

    /// How the relative is reached for whom somebody reported, for the officer who has taken the task to verify it; once it
    /// is recorded that it was read.
    func relative(of task: TaskID, for viewer: Viewer, at now: Timestamp) async throws -> RelativeAnswer

    /// What a citizen said and who read their contact; nothing else of their copy is kept here.
    func said(by citizen: CitizenID) async throws -> [PersonalWords]
    func reports(of citizen: CitizenID) async throws -> [PersonalReport]
    func contactReadings(of citizen: CitizenID) async throws -> [ContactReading]

    /// Deletes an account: what leads to the person goes at once, the rest when reports and appeals are over.
    func erase(_ citizen: AccountID, at now: Timestamp) async throws
}
