import Foundation
import Messaging
import Model
import Testing

/// Towns and citizens of the seeded city, and what is found true there.
struct Neighbourhood: Sendable {
    let cells: [GridCode]
    let citizens: [CitizenID]

    init(towns: Int, citizens: Int) throws {
        let codes = ["441900003", "441900103", "441900115", "441900101"].prefix(towns)
        cells = try codes.map { try #require(GridCode(rawValue: "\($0)001001")) }
        self.citizens = (0..<citizens).map { _ in CitizenID(UUID()) }
    }

    func verified(
        _ finding: Finding = .resolvedOnSite,
        category: String = "0101",
        cell: GridCode,
        citizen: CitizenID,
        officer: OfficerID = OfficerID(UUID()),
        photos: [ReportedPhoto]? = nil,
        at now: Timestamp
    ) throws -> ReportVerified {
        let report = ReportSummary(
            id: ReportID(UUID()),
            citizenID: citizen,
            source: .citizen,
            townCode: cell.town,
            villageCode: cell.village,
            gridCode: cell,
            categoryCode: try #require(CategoryCode(rawValue: category)),
            urgency: .normal,
            pin: try #require(Coordinate<WGS84>(longitude: 113.75, latitude: 23.02)),
            registeredAt: now
        )
        return ReportVerified(
            report: report,
            at: now,
            taskID: TaskID(UUID()),
            kind: .first,
            officerID: officer,
            finding: finding,
            evidence: Evidence(words: "现场属实"),
            reportedPhotos: photos
        )
    }

    /// The finding of a duplicate is taken back.
    func separated(_ finding: ReportVerified) -> ReportSeparated {
        ReportSeparated(
            report: finding.report,
            at: finding.at + .seconds(1),
            taskID: finding.taskID,
            originalID: ReportID(UUID()),
            separatedBy: AccountID(UUID()),
            reason: "不是同一处",
            wasInTime: true
        )
    }
}
