import Messaging
import Model
import PostgreSQL

/// An account as it is stored, with the cells of an officer.
enum AccountRow {
    static let selection: SQL = """
        SELECT account.id, account.role, account.login, account.password_hash, account.display_name, account.town_code,
               account.village_code, account.department_code,
               coalesce((SELECT array_agg(cell_code ORDER BY rank, cell_code)
                           FROM city.officer_cell WHERE officer_id = account.id), '{}'),
               account.phone
          FROM identity.account
        """

    static func first(_ rows: Rows) throws -> (account: Account, password: String?)? {
        let row = try rows.decodeFirst(
            (AccountID, String, String?, String?, String, String?, String?, String?, [String], String?).self
        )
        guard let row else { return nil }
        guard let role = Role(rawValue: row.1) else { return nil }
        let scope = scope(of: role, town: row.5, village: row.6, department: row.7, cells: row.8)
        let account = Account(
            id: row.0,
            role: role,
            login: row.2,
            displayName: row.4,
            scope: scope,
            phone: role == .citizen ? row.9 : nil
        )
        return (account, row.3)
    }

    /// What an account may reach: by its role, and no farther than the codes that stand in its row.
    static func scope(of role: Role, town: String?, village: String?, department: String?, cells: [String]) -> AreaScope
    {
        switch role {
        case .citizen: return .own
        case .cityAdmin, .systemOperator: return .city
        case .gridOfficer: return .cells(cells.compactMap { GridCode(rawValue: $0) })
        case .department: return department.flatMap { DepartmentCode(rawValue: $0) }.map { .department($0) } ?? .own
        case .townCentre, .dutyRoom:
            return town.flatMap { TownCode(rawValue: $0) }.map { .town($0) } ?? (role == .dutyRoom ? .city : .own)
        }
    }
}
