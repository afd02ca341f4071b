import Messaging
package import Model
package import PostgreSQL

/// What the city lets its towns give, read and set by `rrp`. Whoever sets the budget of a month takes its row as a reservation
/// does: neither ever sees the other's half.
package enum TownBudgets {
    /// A town's budget of one month.
    package struct Line: Sendable {
        package let town: TownCode
        package let name: String
        package let granted: Fen
        /// Reserved and not paid yet.
        package let reserved: Fen
        package let paid: Fen
        /// What months have that nobody set and that are not open yet; nil where that is the default.
        package let standing: Fen?
        /// Whether the month has its budget already; else `granted` is what it would be opened with.
        package let isOpen: Bool

        package var left: Fen { granted - reserved - paid }
    }

    /// The month that goes on, local time, `yyyy-mm`.
    package static func currentMonth(in database: Database) throws -> String {
        try database.execute("SELECT to_char(clock.now() AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM')")
            .decodeOne(String.self)
    }

    /// The city's towns, in order.
    package static func towns(in database: Database) throws -> [TownCode] {
        try database.execute("SELECT code FROM city.town ORDER BY code").decode(TownCode.self)
    }

    /// A month, a line a town; of a month that is over only the towns that had a budget in it.
    package static func month(_ month: String, in database: Database) throws -> [Line] {
        let isOver = try month < currentMonth(in: database)
        return try database.execute(
            """
            SELECT coalesce(town.code, budget.town_code), coalesce(town.short_name, ''),
                   coalesce(budget.granted, standing.granted,
                            (SELECT value FROM reward.setting WHERE name = 'monthly_budget_fen'), 0),
                   coalesce(budget.reserved, 0) - coalesce(claimed.fen, 0), coalesce(claimed.fen, 0), standing.granted,
                   budget.town_code IS NOT NULL
              FROM city.town
              FULL JOIN (SELECT town_code, granted, reserved FROM reward.budget WHERE month = \(month)) AS budget
                     ON budget.town_code = town.code
              LEFT JOIN reward.town_budget AS standing ON standing.town_code = coalesce(town.code, budget.town_code)
              LEFT JOIN (SELECT town_code, sum(fen)::bigint AS fen FROM reward.claimed WHERE month = \(month) GROUP BY town_code)
                        AS claimed ON claimed.town_code = budget.town_code
             WHERE budget.town_code IS NOT NULL OR NOT \(isOver)
             ORDER BY 1
            """
        ).decode((TownCode, String, Fen, Fen, Fen, Fen?, Bool).self).map { row in
            Line(
                town: row.0,
                name: row.1,
                granted: row.2,
                reserved: row.3,
                paid: row.4,
                standing: row.5,
                isOpen: row.6
            )
        }
    }

    /// Sets what towns may give in a month, each the same, and opens their budgets where they are not open yet. Either all of
    /// them are set or none is.
    /// - Returns: what each had before, or would have been opened with.
    /// - Throws: `BudgetRefusal` where more than that is reserved or paid already.
    package static func grant(
        _ amount: Fen,
        to towns: [TownCode],
        in month: String,
        in database: Database
    ) throws -> [TownCode: Fen] {
        _ = try BudgetStore.lock(Set(towns.map { BudgetKey(town: $0, month: month) }), in: database)
        let rows = try database.execute(
            """
            SELECT town_code, granted, reserved
              FROM reward.budget
             WHERE town_code = ANY (\(towns)) AND month = \(month)
             ORDER BY town_code
            """
        ).decode((TownCode, Fen, Fen).self)
        let spent = rows.filter { $0.2 > amount }.map { "\($0.0) ¥\($0.2)" }
        guard spent.isEmpty else {
            throw BudgetRefusal(
                .belowReserved,
                "¥\(amount) is less than what is reserved or paid in \(month) already: \(spent.joined(separator: ", "))"
            )
        }
        try database.execute(
            "UPDATE reward.budget SET granted = \(amount) WHERE town_code = ANY (\(towns)) AND month = \(month)"
        )
        return rows.reduce(into: [:]) { $0[$1.0] = $1.1 }
    }

    /// Sets what the months to come have of which nobody sets the budget; those that are open stay as they are.
    /// - Parameter amount: nil: the default again.
    /// - Returns: what stood before; without a town that had the default.
    package static func stand(
        _ amount: Fen?,
        for towns: [TownCode],
        in database: Database
    ) throws -> [TownCode: Fen] {
        let rows = try database.execute(
            """
            SELECT town_code, granted
              FROM reward.town_budget
             WHERE town_code = ANY (\(towns))
             ORDER BY town_code
               FOR UPDATE
            """
        ).decode((TownCode, Fen).self)
        if let amount {
            try database.execute(
                """
                INSERT INTO reward.town_budget (town_code, granted)
                SELECT town_code, \(amount)
                  FROM unnest(\(towns)) AS given (town_code)
                 ORDER BY town_code
                ON CONFLICT (town_code) DO UPDATE SET granted = excluded.granted
                """
            )
        } else {
            try database.execute("DELETE FROM reward.town_budget WHERE town_code = ANY (\(towns))")
        }
        return rows.reduce(into: [:]) { $0[$1.0] = $1.1 }
    }
}
