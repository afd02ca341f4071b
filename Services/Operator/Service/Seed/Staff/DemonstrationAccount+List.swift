import FoundationEssentials
import Model

extension DemonstrationAccount {
    /// The demonstration's sign-ins in the plan's order, officers with their cells.
    static func list(
        _ accounts: [StaffAccount],
        passwords: [String: String],
        plan: StaffPlan,
        city: SchematicCity
    ) -> [DemonstrationAccount] {
        let owned = Dictionary(grouping: plan.duties.filter { $0.rank == 0 }, by: \.officerID)
        let sites = Dictionary(city.cells.map { ($0.code, $0.site) }, uniquingKeysWith: { first, _ in first })
        return accounts.map { account in
            DemonstrationAccount(
                login: account.login,
                password: passwords[account.login] ?? "",
                role: account.role.rawValue,
                displayName: account.displayName,
                townCode: account.townCode?.rawValue,
                villageCode: account.villageCode?.rawValue,
                departmentCode: account.departmentCode?.rawValue,
                cells: (owned[account.id] ?? []).compactMap { duty in
                    sites[duty.cellCode].map { site in
                        let place = LocalProjection.city.geographic(site)
                        return Cell(
                            code: duty.cellCode,
                            longitude: rounded(place.longitude),
                            latitude: rounded(place.latitude)
                        )
                    }
                }
            )
        }
    }

    /// To 10⁻⁶ degrees (a decimetre).
    private static func rounded(_ degrees: Double) -> Double { (degrees * 1e6).rounded() / 1e6 }
}
