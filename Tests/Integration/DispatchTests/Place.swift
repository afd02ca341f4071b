import Foundation
import Messaging
import Model

/// A cell of the seeded city, with what is confirmed there and who is responsible.
struct Place: Sendable {
    let cell: GridCode
    let pin: Coordinate<WGS84>
    /// Several routing rules match: the centre decides.
    static let open = CategoryCode(rawValue: "1001")
    /// One routing rule matches: the village's committee.
    static let committee = CategoryCode(rawValue: "0702")

    var town: TownCode { cell.town }

    func department(_ kind: String) throws -> DepartmentCode {
        guard let code = DepartmentCode(rawValue: "\(town)-\(kind)") else { throw Unknown(code: kind) }
        return code
    }

    func committee() throws -> DepartmentCode { DepartmentCode(village: cell.village, kind: .committee) }

    struct Unknown: Error { let code: String }

    var centre: CommandActor { CommandActor(id: AccountID(UUID()), role: .townCentre, scope: .town(town)) }

    static func clerk(of department: DepartmentCode) -> CommandActor {
        CommandActor(id: AccountID(UUID()), role: .department, scope: .department(department))
    }

    static func photo(_ digit: Character) throws -> EvidencePhoto {
        guard let id = PhotoID(rawValue: String(repeating: digit, count: 64)) else { throw Unknown(code: "photo") }
        return EvidencePhoto(id: id, mediaType: "image/jpeg", width: 1200, height: 900)
    }

    /// A confirmed finding of a new report.
    func confirmed(
        _ category: CategoryCode? = Place.open,
        citizen: CitizenID = CitizenID(UUID()),
        callIn: DepartmentCode? = nil,
        registeredAt: Timestamp = ServiceClock.real.now()
    ) throws -> ReportVerified {
        guard let category else { throw Unknown(code: "category") }
        let report = ReportSummary(
            id: ReportID(UUID()),
            citizenID: citizen,
            source: .citizen,
            townCode: cell.town,
            villageCode: cell.village,
            gridCode: cell,
            categoryCode: category,
            urgency: .normal,
            isPublic: true,
            pin: pin,
            registeredAt: registeredAt
        )
        return ReportVerified(
            report: report,
            at: registeredAt,
            taskID: TaskID(kind: .first, of: report.id, round: 1),
            kind: .first,
            officerID: OfficerID(UUID()),
            finding: .confirmed,
            evidence: try Self.evidence("楼顶有违规接收设施"),
            address: "东门路口大榕树旁",
            callIn: callIn
        )
    }

    static func evidence(_ words: String) throws -> Evidence {
        Evidence(photos: [try photo("a")], words: words)
    }

    static func passed(_ finding: ReportVerified, round: Int = 1, isCallIn: Bool = false) throws -> RecheckPassed {
        RecheckPassed(
            report: finding.report,
            at: ServiceClock.real.now(),
            taskID: TaskID(kind: .recheck, of: finding.report.id, round: round),
            caseID: CaseID(of: finding.report.id),
            round: round,
            checkedBy: AccountID(UUID()),
            isCallIn: isCallIn,
            evidence: try evidence("已拆除")
        )
    }

    static func failed(_ finding: ReportVerified, round: Int) throws -> RecheckFailed {
        RecheckFailed(
            report: finding.report,
            at: ServiceClock.real.now(),
            taskID: TaskID(kind: .recheck, of: finding.report.id, round: round),
            caseID: CaseID(of: finding.report.id),
            round: round,
            checkedBy: AccountID(UUID()),
            evidence: try evidence("仍未拆除")
        )
    }
}
