import FoundationEssentials
package import Model

/// Who works where at the start: an officer for each cell with stand-ins, clerks for each centre and department.
///
/// Names are duties, not people (茶山村网格员01): the city fills in its own staff when it activates the accounts.
package struct StaffPlan: Sendable {
    package private(set) var accounts: [StaffAccount] = []
    package private(set) var duties: [CellDuty] = []

    private let facts: CityFacts

    /// - Parameter cells: cell codes by village, in order.
    package init(facts: CityFacts, departments: [Department], cells: [VillageCode: [String]]) {
        self.facts = facts
        addCity()
        let demonstrations = Dictionary(
            facts.demonstrations.map { ($0.townCode, $0) },
            uniquingKeysWith: { first, _ in first }
        )
        let offices = Dictionary(grouping: departments) { $0.townCode }
        addClerks(of: offices[nil] ?? [], demonstration: nil, committees: [])
        for town in facts.towns {
            let demonstration = demonstrations[town.code]
            let villages = facts.villages.filter { $0.townCode == town.code }
            let shown = Array(villages.prefix(demonstration?.committees ?? 0))
            addCentre(of: town, demonstration)
            addClerks(of: offices[town.code] ?? [], demonstration: demonstration, committees: shown.map(\.code))
            addOfficers(of: villages, in: town, cells: cells, demonstration: demonstration, shown: shown.count)
        }
    }

    /// The accounts above the towns, and the citizens of the demonstration.
    private mutating func addCity() {
        accounts.append(
            StaffAccount(login: "city-admin", role: .cityAdmin, displayName: "市级管理员", isDemonstration: true)
        )
        accounts.append(
            StaffAccount(login: "operator", role: .systemOperator, displayName: "运维值守", isDemonstration: true)
        )
        accounts.append(
            StaffAccount(login: "duty-room", role: .dutyRoom, displayName: "市级值班室", isDemonstration: true)
        )
        for number in 1...4 where !facts.demonstrations.isEmpty {
            accounts.append(
                StaffAccount(
                    login: "citizen\(number)",
                    role: .citizen,
                    displayName: "热心市民\(number)",
                    isDemonstration: true
                )
            )
        }
    }

    private mutating func addCentre(of town: TownFact, _ demonstration: DemonstrationFact?) {
        for number in 1...2 {
            accounts.append(
                StaffAccount(
                    login: "zx\(town.code)-\(number)",
                    role: .townCentre,
                    displayName: "\(town.name)智网中心坐席\(number)",
                    townCode: town.code
                )
            )
        }
        accounts.append(
            StaffAccount(
                login: "zb\(town.code)",
                role: .dutyRoom,
                displayName: "\(town.name)值班室",
                townCode: town.code
            )
        )
        guard let demonstration else { return }
        accounts.append(
            StaffAccount(
                login: "\(demonstration.label).centre",
                role: .townCentre,
                displayName: "\(town.name)智网中心",
                townCode: town.code,
                isDemonstration: true
            )
        )
        accounts.append(
            StaffAccount(
                login: "\(demonstration.label).duty",
                role: .dutyRoom,
                displayName: "\(town.name)值班室(演示)",
                townCode: town.code,
                isDemonstration: true
            )
        )
    }

    private mutating func addClerks(
        of departments: [Department],
        demonstration: DemonstrationFact?,
        committees: [VillageCode]
    ) {
        for department in departments {
            var login = "bm\(department.code)"
            var isDemonstration = false
            if let demonstration {
                let place = department.villageCode.flatMap { committees.firstIndex(of: $0) }
                if let place {
                    login = "\(demonstration.label).committee\(place + 1)"
                    isDemonstration = true
                } else if department.villageCode == nil, demonstration.kinds.contains(department.kind) {
                    login = "\(demonstration.label).\(department.kind)"
                    isDemonstration = true
                }
            }
            accounts.append(
                StaffAccount(
                    login: login,
                    role: .department,
                    displayName: department.name,
                    townCode: department.townCode,
                    villageCode: department.villageCode,
                    departmentCode: department.code,
                    isDemonstration: isDemonstration
                )
            )
        }
    }

    private mutating func addOfficers(
        of villages: [VillageFact],
        in town: TownFact,
        cells: [VillageCode: [String]],
        demonstration: DemonstrationFact?,
        shown: Int
    ) {
        var standIn: UUID?
        if let demonstration, let first = villages.first {
            standIn = addOfficer(
                login: "\(demonstration.label).officer\(shown + 1)",
                name: "\(town.name)机动网格员",
                in: first,
                isDemonstration: true
            )
        }
        for (place, village) in villages.enumerated() {
            let owned = cells[village.code] ?? []
            var owners: [UUID] = []
            if let demonstration, let standIn, place < shown {
                let officer = addOfficer(
                    login: "\(demonstration.label).officer\(place + 1)",
                    name: "\(village.name)网格员",
                    in: village,
                    isDemonstration: true
                )
                for cell in owned {
                    duties.append(CellDuty(cellCode: cell, officerID: officer, rank: 0))
                    duties.append(CellDuty(cellCode: cell, officerID: standIn, rank: 1))
                }
            } else {
                for number in owned.indices {
                    let login = "wg\(village.code)-\(number + 1)"
                    owners.append(addOfficer(login: login, name: "\(village.name)网格员\(number + 1)", in: village))
                }
                for (number, cell) in owned.enumerated() {
                    duties.append(CellDuty(cellCode: cell, officerID: owners[number], rank: 0))
                    // The neighbour stands in first: numbers run from north to south.
                    let neighbour = owners[(number + 1) % owners.count]
                    duties.append(CellDuty(cellCode: cell, officerID: neighbour, rank: 1))
                }
            }
            addBackups(of: village, cells: owned)
        }
    }

    /// One backup officer for every four cells, who owns none.
    private mutating func addBackups(of village: VillageFact, cells: [String]) {
        for (group, start) in stride(from: 0, to: cells.count, by: 4).enumerated() {
            let backup = addOfficer(
                login: "wg\(village.code)-b\(group + 1)",
                name: "\(village.name)后备网格员\(group + 1)",
                in: village
            )
            for cell in cells[start..<min(start + 4, cells.count)] {
                duties.append(CellDuty(cellCode: cell, officerID: backup, rank: 2))
            }
        }
    }

    private mutating func addOfficer(
        login: String,
        name: String,
        in village: VillageFact,
        isDemonstration: Bool = false
    ) -> UUID {
        let account = StaffAccount(
            login: login,
            role: .gridOfficer,
            displayName: name,
            townCode: village.townCode,
            villageCode: village.code,
            isDemonstration: isDemonstration
        )
        accounts.append(account)
        return account.id
    }
}
