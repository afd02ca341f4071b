import Foundation
import Model
import Testing

/// A cell of the seeded city, what is reported there, and who looks after it.
struct Place: Sendable {
    let cell: GridCode
    let pin: Coordinate<WGS84>
    let officer: OfficerID
    /// Who stands in first.
    let backup: OfficerID
    let category: CategoryCode

    var position: RawPosition {
        RawPosition(
            longitude: pin.longitude,
            latitude: pin.latitude,
            system: .wgs84,
            accuracyMetres: 10
        )
    }

    var officerActor: CommandActor {
        CommandActor(id: AccountID(officer.uuid), role: .gridOfficer, scope: .cells([cell]))
    }

    var centreActor: CommandActor {
        CommandActor(id: .random(), role: .townCentre, scope: .town(cell.town))
    }

    func summary(citizen: CitizenID? = .random(), source: ReportSource = .citizen) -> ReportSummary {
        ReportSummary(
            id: .random(),
            citizenID: citizen,
            source: source,
            townCode: cell.town,
            villageCode: cell.village,
            gridCode: cell,
            categoryCode: category,
            urgency: .normal,
            isPublic: true,
            pin: pin,
            registeredAt: Timestamp(seconds: 1_790_000_000)
        )
    }

    func registered(_ report: ReportSummary, onPatrol officer: OfficerID? = nil) -> ReportRegistered {
        ReportRegistered(
            report: report,
            at: report.registeredAt,
            words: "路边有一堆垃圾",
            officerID: officer,
            acceptedAt: report.registeredAt
        )
    }

    static func photo() throws -> EvidencePhoto {
        EvidencePhoto(
            id: try #require(PhotoID(rawValue: String(repeating: "a", count: 64))),
            mediaType: "image/jpeg",
            width: 1200,
            height: 900
        )
    }

    static func citizen(_ report: ReportSummary) -> CommandActor {
        CommandActor(id: AccountID(report.citizenID?.uuid ?? .init()), role: .citizen, scope: .own)
    }

    static let stranger = CommandActor(id: .random(), role: .citizen, scope: .own)
}
