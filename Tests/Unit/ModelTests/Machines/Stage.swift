import Testing

@testable import Model

/// The people and the report that the machines' tests play with.
struct Stage {
    let town: TownCode
    let village: VillageCode
    let cell: GridCode
    let department: DepartmentCode
    let otherDepartment: DepartmentCode
    let category: CategoryTraits
    let photo: EvidencePhoto
    let start = Samples.now

    let citizen = CommandActor(id: AccountID(Samples.uuid(6)), role: .citizen, scope: .own)
    let officer: CommandActor
    let otherOfficer: CommandActor
    let centre: CommandActor
    let otherCentre: CommandActor
    let clerk: CommandActor
    let otherClerk: CommandActor
    let dutyRoom: CommandActor

    init() throws {
        cell = try #require(Samples.cell)
        town = cell.town
        village = cell.village
        department = try #require(Samples.department)
        otherDepartment = DepartmentCode(village: village, kind: .committee)
        category = CategoryTraits(
            code: try #require(CategoryCode(rawValue: "0102")),
            name: Words(zh: "占用消防通道", en: "fire lane blocked"),
            departmentKind: department.kind,
            redPacket: Fen(366)
        )
        photo = EvidencePhoto(
            id: try #require(PhotoID(rawValue: String(repeating: "0a", count: 32))),
            mediaType: "image/jpeg",
            width: 1600,
            height: 1200
        )
        officer = CommandActor(id: AccountID(Samples.uuid(7)), role: .gridOfficer, scope: .cells([cell]))
        otherOfficer = CommandActor(id: AccountID(Samples.uuid(17)), role: .gridOfficer, scope: .cells([cell]))
        centre = CommandActor(id: AccountID(Samples.uuid(8)), role: .townCentre, scope: .town(town))
        otherCentre = CommandActor(
            id: AccountID(Samples.uuid(18)),
            role: .townCentre,
            scope: .town(try #require(TownCode(rawValue: "441900003")))
        )
        clerk = CommandActor(id: AccountID(Samples.uuid(10)), role: .department, scope: .department(department))
        otherClerk = CommandActor(
            id: AccountID(Samples.uuid(11)),
            role: .department,
            scope: .department(otherDepartment)
        )
        dutyRoom = CommandActor(id: AccountID(Samples.uuid(12)), role: .dutyRoom, scope: .town(town))
    }

    var here: RawPosition { RawPosition(longitude: 114.0719, latitude: 22.8006, system: .wgs84, accuracyMetres: 10) }
    /// About a kilometre to the north.
    var far: RawPosition { RawPosition(longitude: 114.0719, latitude: 22.8096, system: .wgs84, accuracyMetres: 10) }

    func submission(
        words: String = "小车停在消防通道",
        photos: Bool = true,
        consent: Bool = false,
        pin: RawPosition? = nil,
        onBehalf: RelativeContact? = nil
    ) -> SubmitReport {
        SubmitReport(
            reportID: ReportID(Samples.uuid(1)),
            citizenID: citizen.citizenID,
            onBehalf: onBehalf,
            source: .citizen,
            pin: pin ?? here,
            words: words,
            photos: photos ? [photo] : [],
            categoryCode: category.code,
            policeConsent: consent,
            fingerprint: "5b",
            acceptedAt: start
        )
    }

    func registered(_ category: CategoryTraits? = nil) throws -> ReportRegistered {
        let facts = SubmissionFacts(category: category ?? self.category, cell: cell)
        let transition = Submission.judging(submission(), facts: facts, at: start, limits: .standard)
        return try #require(transition.events.first as? ReportRegistered)
    }

    func evidence(_ words: String = "属实") -> Evidence {
        Evidence(position: Samples.pin, distanceMetres: 0, photos: [photo], words: words)
    }

    func verified(_ finding: Finding = .confirmed, needsConclusion: Bool = false) throws -> ReportVerified {
        ReportVerified(
            report: try registered().report,
            at: start,
            taskID: TaskID(Samples.uuid(2)),
            kind: .first,
            officerID: OfficerID(officer.id.uuid),
            finding: finding,
            evidence: evidence(),
            needsConclusion: needsConclusion,
            isInTime: true
        )
    }
}
