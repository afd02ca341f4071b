import Model
import PostgreSQL

extension VerificationBench {
    /// The officers of a cell in the order of duty.
    func officers(of cell: GridCode) async throws -> [OfficerID] {
        try await database.autocommit { database in
            try database.execute("SELECT officer_id FROM city.officer_cell WHERE cell_code = \(cell) ORDER BY rank")
                .decode(OfficerID.self)
        }
    }

    /// An officer of a town who belongs to another village.
    func someOfficer(ofTown town: TownCode, outside village: VillageCode) async throws -> OfficerID {
        try await database.autocommit { database in
            try database.execute(
                """
                SELECT id FROM city.officer WHERE town_code = \(town) AND village_code <> \(village) ORDER BY id LIMIT 1
                """
            ).decodeOne(OfficerID.self)
        }
    }

    /// No day is a working day; before the service has read the calendar.
    func closeOffices() async throws {
        try await database.autocommit { database in
            try database.execute(
                """
                INSERT INTO city.calendar_span (first_day, last_day, is_working, name, english_name, origin)
                VALUES (current_date - 30, current_date + 30, false, '闭馆', 'closed', 'test')
                """
            )
        }
    }
}
