import FoundationEssentials
import Model
package import PostgreSQL

/// Makes the schematic city (示意图) out of the seed files: division, categories, departments, officers, accounts.
///
/// Everything is written in one transaction, and the same files twice change nothing. Rows that somebody else wrote or
/// took over (`origin` other than `seed`) and accounts that exist are left alone.
package struct CitySeed: Sendable {
    /// Whether and how the demonstration accounts get passwords.
    package struct Demonstration: Sendable {
        /// Where the passwords are kept, mode 0600; read again at the next seeding. See `DemonstrationAccount`.
        package let file: String
        /// Makes the text for `identity.account.password_hash`.
        package let hash: @Sendable (String) throws -> String
        /// Whether everybody who works in the demonstration's towns gets a password, not only who plays it.
        package let isWhole: Bool

        package init(file: String, isWhole: Bool = false, hash: @escaping @Sendable (String) throws -> String) {
            self.file = file
            self.isWhole = isWhole
            self.hash = hash
        }
    }

    package let facts: CityFacts
    /// nil: no account gets a password.
    package let demonstration: Demonstration?
    /// Grid cells in the whole city.
    package let cellCount: Int
    private let drawing: SchematicCity?

    /// - Parameter drawing: the city drawn from these facts before; nil: `apply` draws it.
    package init(
        facts: CityFacts,
        demonstration: Demonstration?,
        cellCount: Int = 3_000,
        drawing: SchematicCity? = nil
    ) {
        self.facts = facts
        self.demonstration = demonstration
        self.cellCount = cellCount
        self.drawing = drawing
    }

    /// Seeds, telling each step in a few words.
    ///
    /// - Throws: `SeedError` or `PostgresError`; then nothing was changed, except that the file of demonstration accounts
    ///   may name passwords which the next seeding sets.
    package func apply(
        pool: PostgresPool,
        progress: @Sendable (String) -> Void = { _ in }
    ) async throws -> SeedSummary {
        let clock = ContinuousClock()
        let start = clock.now
        progress("drawing \(cellCount) grid cells for \(facts.villages.count) villages in \(facts.towns.count) towns")
        let city = drawing ?? SchematicCity(facts: facts, cellCount: cellCount)
        let departments = Department.all(of: facts)
        let cells = Dictionary(grouping: city.cells, by: \.villageCode).mapValues { $0.map(\.code) }
        let plan = StaffPlan(
            facts: facts,
            departments: departments,
            cells: Dictionary(
                uniqueKeysWithValues: facts.villages.map { ($0.code, cells[$0.code.rawValue] ?? []) }
            )
        )

        let hashes = try await demonstrationHashes(plan, city: city, pool: pool, progress: progress)
        progress("writing cells, \(facts.categories.count) categories, \(departments.count) departments")
        let facts = facts
        let counts = try await pool.transaction { database -> (changes: Int, accounts: Int) in
            try database.execute("SELECT pg_advisory_xact_lock(hashtextextended('city.seed', 0))")
            var changes = try Self.writeDivision(facts, city, database)
            changes += try Self.writeSettings(facts, database)
            changes += try Self.writeDepartments(departments, database)
            let accounts = try StaffStatements.makeAccounts(plan.accounts, database)
            try StaffStatements.setPasswords(hashes, database)
            changes += try StaffStatements.placeOfficers(plan, database)
            return (changes + accounts + hashes.count, accounts)
        }
        let summary = SeedSummary(
            towns: facts.towns.count,
            villages: facts.villages.count,
            cells: city.cells.count,
            categories: facts.categories.count,
            departments: departments.count,
            officers: plan.accounts.count { $0.role == .gridOfficer },
            accounts: plan.accounts.count,
            demonstrationAccounts: demonstration == nil ? 0 : plan.accounts.count(where: \.isDemonstration),
            changes: counts.changes,
            duration: start.duration(to: clock.now)
        )
        progress(summary.description)
        return summary
    }

    /// Finds or makes the passwords of the demonstration accounts, writes their file; gives the hashes to be set.
    private func demonstrationHashes(
        _ plan: StaffPlan,
        city: SchematicCity,
        pool: PostgresPool,
        progress: @Sendable (String) -> Void
    ) async throws -> [String: String] {
        guard let demonstration else { return [:] }
        let file = DemonstrationFile(path: demonstration.file)
        let kept = try file.read()
        let known = Dictionary(kept.map { ($0.login, $0.password) }, uniquingKeysWith: { first, _ in first })
        let towns = demonstration.isWhole ? Set(facts.demonstrations.map(\.townCode)) : []
        // Whoever has a password in the file keeps it.
        let accounts = plan.accounts.filter { account in
            account.isDemonstration || known[account.login] != nil
                || account.townCode.map { towns.contains($0) } == true
        }
        let logins = accounts.map(\.login)
        let settled = try await pool.autocommit { database in
            try StaffStatements.loginsWithPassword(among: logins, database)
        }
        if !settled.isSuperset(of: logins) || !Set(known.keys).isSuperset(of: logins) {
            progress("making passwords for \(logins.count) demonstration accounts")
        }
        var passwords: [String: String] = [:]
        for login in logins { passwords[login] = known[login] ?? DemonstrationPassword.make() }
        // A password that nobody kept is of no use to anybody: it is replaced.
        let fresh = passwords.filter { known[$0.key] == nil || !settled.contains($0.key) }
        let hashes = try await hashed(fresh, demonstration)
        let listed = DemonstrationAccount.list(accounts, passwords: passwords, plan: plan, city: city)
        if listed != kept {
            try file.write(listed)
            progress("passwords of \(listed.count) demonstration accounts are in \(demonstration.file)")
        }
        return hashes
    }

    /// Hashes passwords on all processors: each costs 45 ms.
    private func hashed(_ passwords: [String: String], _ demonstration: Demonstration) async throws -> [String: String]
    {
        try await withThrowingTaskGroup(of: (String, String).self) { group in
            for (login, password) in passwords {
                group.addTask { (login, try demonstration.hash(password)) }
            }
            return try await group.reduce(into: [:]) { $0[$1.0] = $1.1 }
        }
    }
}
