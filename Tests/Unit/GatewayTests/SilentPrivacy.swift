import Model

@testable import GatewayService

/// A desk at which there is nothing to ask for.
struct SilentPrivacy: PrivacyDesk {
    func ask(
        about report: ReportID,
        basis: LegalBasis,
        reason: String,
        by viewer: Viewer,
        at now: Timestamp
    ) async throws -> UnmaskingAnswer { throw Problem(.unknownReport) }
    func decide(_ id: UnmaskingID, isApproved: Bool, by viewer: Viewer, at now: Timestamp) async throws
        -> UnmaskingAnswer
    { throw Problem(.unknownUnmasking) }
    func withdraw(_ id: UnmaskingID, by viewer: Viewer, at now: Timestamp) async throws -> UnmaskingAnswer {
        throw Problem(.unknownUnmasking)
    }
    func unmaskings(for viewer: Viewer, at now: Timestamp) async throws -> UnmaskingList { UnmaskingList(items: []) }
    func contact(_ id: UnmaskingID, for viewer: Viewer, at now: Timestamp) async throws -> ContactAnswer {
        throw Problem(.unknownUnmasking)
    }
    func relative(of task: TaskID, for viewer: Viewer, at now: Timestamp) async throws -> RelativeAnswer {
        throw Problem(.unknownTask)
    }
    func said(by citizen: CitizenID) async throws -> [PersonalWords] { [] }
    func reports(of citizen: CitizenID) async throws -> [PersonalReport] { [] }
    func contactReadings(of citizen: CitizenID) async throws -> [ContactReading] { [] }
    func erase(_ citizen: AccountID, at now: Timestamp) async throws {}
}
