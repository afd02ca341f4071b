import Model

/// Shared/PERMISSIONS.md: who may do what and when, as the machines decide it.
enum PermissionPage {
    static var text: String {
        let head = """
            # Who may do what

            Written by `rrp documents`: every command is given to the state machines in every state by everybody, well formed and
            with nothing missing; not to be edited by hand. ✓ is carried out, a code is the refusal (its words and status:
            [BAD-INPUT.md](../Services/Gateway/BAD-INPUT.md)). A test plays the same through the real services.

            The gateway refuses beforehand what no right of the signed-in role covers (`actor.notPermitted`), and answers
            “unknown” for what the viewer may not see. “Everybody” are a report's reporter and another citizen; the officer whose
            task it is, another officer of the cell and one of another town; the town's centre and duty room, and another town's;
            the department that has the case, and another; the city; the operator.

            """
        return ([head] + tables.map(\.markdown)).joined(separator: "\n")
    }

    static var tables: [PermissionTable] {
        guard let cast, let offer = OfferCode(rawValue: "umbrella") else { return [] }
        let start = Timestamp(seconds: 1_790_000_000)
        let reports = ReportPermissions(cast, at: start)
        return [reports.table, reports.followTable, reports.alarmTable, reports.textTable]
            + TaskKind.allCases.map { TaskPermissions(cast, kind: $0, at: start).table }
            + [
                CasePermissions(cast, at: start).table, RoutingPermissions(cast).table,
                DutyPermissions(cast, at: start).table, UnmaskingPermissions(cast, at: start).table,
                CampaignPermissions(cast, at: start).table, RewardRulePermissions(cast, at: start).table,
                MalicePermissions(cast, at: start).table, PayoutPermissions(cast, at: start).table,
            ]
            + RedemptionPermissions(cast, offer: offer, at: start).tables + [NoticePermissions(cast).table]
    }

    private static var cast: PermissionCast? {
        guard let cell = GridCode(rawValue: "441900103001001"), let otherCell = GridCode(rawValue: "441900123001001"),
            let category = CategoryCode(rawValue: "1001"),
            let department = DepartmentCode(rawValue: "441900103-chengguan"),
            let pin = Coordinate<WGS84>(longitude: 113.87, latitude: 23.06)
        else { return nil }
        return PermissionCast(
            cell: cell,
            pin: pin,
            category: category,
            department: department,
            otherDepartment: DepartmentCode(village: cell.village, kind: .committee),
            otherCell: otherCell
        )
    }
}
