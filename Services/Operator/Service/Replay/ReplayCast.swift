/// Everybody who plays: the staff that the accounts file has passwords for, and new citizens.
struct ReplayCast: Sendable {
    let sites: [ReplaySite]
    let citizens: [ReplayPlayer]
    let departments: [String: any ReplayDepartment]
    let centres: [CentreRounds]
    let officers: [OfficerRounds]
    let duties: [String: DutyRounds]

    /// Signs everybody in.
    /// - Parameters:
    ///   - people: how many citizens.
    ///   - photographers: every so-manieth citizen sends a picture.
    ///   - connected: how many departments work over AMQP, through `line`.
    static func gather(
        _ cast: DemonstrationCast,
        world: ReplayWorld,
        people: Int,
        photographers: Int,
        connected: Int,
        line: DepartmentLine,
        progress: @Sendable (String) -> Void
    ) async throws -> ReplayCast {
        let towns = Set(cast.accounts.filter { $0.role == "gridOfficer" && !$0.cells.isEmpty }.compactMap(\.townCode))
        let staff = cast.accounts.filter { account in
            ["gridOfficer", "townCentre", "department", "dutyRoom"].contains(account.role)
                && account.townCode.map { towns.contains($0) } == true
        }
        progress("signing in \(staff.count) members of staff")
        let players = try await players(staff, limit: 4) { account, place in
            let acts = account.role == "gridOfficer" || account.role == "department"
            return try await ReplayPlayer.enter(
                world,
                .password(login: account.login, password: account.password),
                picture: acts ? Picture.scene(seed: UInt64(place + 1), width: 32, height: 24) : nil
            )
        }
        var departments: [String: any ReplayDepartment] = [:]
        var centres: [String: CentreRounds] = [:]
        var duties: [String: DutyRounds] = [:]
        for (account, player) in zip(staff, players) {
            if let code = account.departmentCode { departments[code] = ConsoleDepartment(code: code, player) }
            if account.role == "dutyRoom", let town = account.townCode { duties[town] = DutyRounds(player) }
        }
        let wired = departments.keys.sorted().enumerated().filter { $0.offset % 2 == 0 }.map(\.element).prefix(
            connected
        )
        if !wired.isEmpty {
            progress("connecting \(wired.count) departments over AMQP")
            for department in try await line.connect(Array(wired), world: world) {
                departments[department.code] = department
            }
        }
        for (account, player) in zip(staff, players) where account.role == "townCentre" {
            guard let town = account.townCode else { continue }
            centres[town] = CentreRounds(town: town, player, departments: departments)
        }
        let officers = zip(staff, players).filter { $0.0.role == "gridOfficer" }
            .map { (account: $0.0, rounds: OfficerRounds($0.1)) }
        var sites: [ReplaySite] = []
        for (account, own) in officers {
            guard let town = account.townCode, let centre = centres[town] else { continue }
            for cell in account.cells {
                let standIn = officers.first { $0.rounds !== own && $0.rounds.officer.scope.contains(cell.code) }?
                    .rounds
                sites.append(ReplaySite(town: town, cell: cell, officer: own, standIn: standIn, centre: centre))
            }
        }
        guard !sites.isEmpty else { throw DemonstrationCast.Absent(who: "officer with a cell") }
        progress("making accounts for \(people) citizens")
        let citizens = try await self.players(Array(0..<people), limit: 32) { number, _ in
            try await ReplayPlayer.enter(
                world,
                .newCitizen,
                picture: photographers > 0 && number % photographers == 0
                    ? Picture.scene(seed: UInt64(1_000_000 + number), width: 32, height: 24) : nil
            )
        }
        return ReplayCast(
            sites: sites,
            citizens: citizens,
            departments: departments,
            centres: Array(centres.values),
            officers: officers.map(\.rounds),
            duties: duties
        )
    }

    private static func players<Item: Sendable>(
        _ items: [Item],
        limit: Int,
        _ enter: @escaping @Sendable (Item, Int) async throws -> ReplayPlayer
    ) async throws -> [ReplayPlayer] {
        try await withThrowingTaskGroup(of: (Int, ReplayPlayer).self) { group in
            var players = [ReplayPlayer?](repeating: nil, count: items.count)
            for (place, item) in items.enumerated() {
                if place >= limit, let (index, player) = try await group.next() { players[index] = player }
                group.addTask { (place, try await enter(item, place)) }
            }
            for try await (index, player) in group { players[index] = player }
            return players.compactMap { $0 }
        }
    }
}
