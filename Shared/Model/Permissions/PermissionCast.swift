import FoundationEssentials

/// The people of the permission table, in relation to one report, its tasks and its case.
package struct PermissionCast: Sendable {
    /// Who asks.
    package enum Person: String, CaseIterable, Hashable, Sendable {
        case reporter, otherCitizen
        case officer, neighbour, farOfficer
        case centre, otherCentre
        case department, otherDepartment
        case dutyRoom, otherDutyRoom
        case city
        case systemOperator = "operator"

        /// As the table names them.
        package var words: Words {
            switch self {
            case .reporter: Words(zh: "上报人", en: "the reporter")
            case .otherCitizen: Words(zh: "其他市民", en: "another citizen")
            case .officer: Words(zh: "负责的网格员", en: "the officer whose task it is")
            case .neighbour: Words(zh: "同网格的其他网格员", en: "another officer of the cell")
            case .farOfficer: Words(zh: "其他镇街的网格员", en: "an officer of another town")
            case .centre: Words(zh: "本镇街中心", en: "the town's centre")
            case .otherCentre: Words(zh: "其他镇街中心", en: "another town's centre")
            case .department: Words(zh: "承办单位", en: "the department that has it")
            case .otherDepartment: Words(zh: "其他单位", en: "another department")
            case .dutyRoom: Words(zh: "本镇街值班室", en: "the town's duty room")
            case .otherDutyRoom: Words(zh: "其他镇街值班室", en: "another town's duty room")
            case .city: Words(zh: "市级", en: "the city")
            case .systemOperator: Words(zh: "运维", en: "the operator")
            }
        }
    }

    package let cell: GridCode
    package let pin: Coordinate<WGS84>
    package let category: CategoryCode
    package let department: DepartmentCode
    package let otherDepartment: DepartmentCode
    package let otherCell: GridCode
    /// Differs between casts, so that several may play beside each other.
    package let number: Int
    /// Whose accounts are given; everybody else's are made of their name.
    package let accounts: [Person: AccountID]
    /// The report, where it is there already; else it has an id of its own.
    package let reportID: ReportID?

    /// - Parameter otherCell: in another town.
    package init(
        cell: GridCode,
        pin: Coordinate<WGS84>,
        category: CategoryCode,
        department: DepartmentCode,
        otherDepartment: DepartmentCode,
        otherCell: GridCode,
        number: Int = 0,
        accounts: [Person: AccountID] = [:],
        reportID: ReportID? = nil
    ) {
        self.cell = cell
        self.pin = pin
        self.category = category
        self.department = department
        self.otherDepartment = otherDepartment
        self.otherCell = otherCell
        self.number = number
        self.accounts = accounts
        self.reportID = reportID
    }

    package func actor(_ person: Person) -> CommandActor {
        let (role, scope): (Role, AreaScope) =
            switch person {
            case .reporter, .otherCitizen: (.citizen, .own)
            case .officer, .neighbour: (.gridOfficer, .cells([cell]))
            case .farOfficer: (.gridOfficer, .cells([otherCell]))
            case .centre: (.townCentre, .town(cell.town))
            case .otherCentre: (.townCentre, .town(otherCell.town))
            case .department: (.department, .department(department))
            case .otherDepartment: (.department, .department(otherDepartment))
            case .dutyRoom: (.dutyRoom, .town(cell.town))
            case .otherDutyRoom: (.dutyRoom, .town(otherCell.town))
            case .city: (.cityAdmin, .city)
            case .systemOperator: (.systemOperator, .city)
            }
        let account = accounts[person] ?? AccountID(uuid("account", person.rawValue))
        return CommandActor(id: account, role: role, scope: scope)
    }

    package var officerID: OfficerID { OfficerID(actor(.officer).id.uuid) }

    /// The report that all of it is about.
    package func report(registeredAt moment: Timestamp) -> ReportSummary {
        report(reportID ?? ReportID(uuid("report", "")), by: .reporter, registeredAt: moment)
    }

    package var originalID: ReportID { ReportID(uuid("original", "")) }

    /// An older report of the same thing, by somebody else.
    package func original(registeredAt moment: Timestamp) -> ReportSummary {
        report(originalID, by: .otherCitizen, registeredAt: moment)
    }

    private func report(_ id: ReportID, by person: Person, registeredAt moment: Timestamp) -> ReportSummary {
        ReportSummary(
            id: id,
            citizenID: actor(person).citizenID,
            source: .citizen,
            townCode: cell.town,
            villageCode: cell.village,
            gridCode: cell,
            categoryCode: category,
            urgency: .normal,
            isPublic: true,
            pin: pin,
            registeredAt: moment
        )
    }

    /// On the spot.
    package var position: RawPosition {
        RawPosition(longitude: pin.longitude, latitude: pin.latitude, system: .wgs84, accuracyMetres: 10)
    }

    package var photos: [EvidencePhoto] {
        [PhotoID(rawValue: String(repeating: "0a", count: 32))].compactMap { $0 }.map { id in
            EvidencePhoto(id: id, mediaType: "image/jpeg", width: 1600, height: 1200)
        }
    }

    package func evidence(_ words: String) -> Evidence {
        Evidence(position: pin, distanceMetres: 0, photos: photos, words: words)
    }

    package func verified(
        _ report: ReportSummary,
        _ finding: Finding,
        by person: Person = .officer,
        at moment: Timestamp
    ) -> ReportVerified {
        ReportVerified(
            report: report,
            at: moment,
            taskID: TaskID(kind: .first, of: report.id, round: 1),
            kind: .first,
            officerID: OfficerID(actor(person).id.uuid),
            finding: finding,
            evidence: evidence("现场核实"),
            duplicateOf: finding == .duplicate ? originalID : nil,
            isInTime: true
        )
    }

    private func uuid(_ kind: String, _ name: String) -> UUID { .named("permission \(kind) \(number) \(name)") }
}
