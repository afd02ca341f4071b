import PostgreSQL

/// A table that seeding fills: rows are staged by COPY into a temporary table and merged in one statement.
///
/// The merge inserts what is missing, corrects rows that seeding wrote before and that differ now, and leaves alone what
/// anybody else wrote (`origin`). So the same facts twice change nothing.
struct SeedTable {
    /// A column of the target and the expression over the staged row that fills it.
    struct Column {
        let name: String
        let expression: String

        init(_ name: String, _ expression: String? = nil) {
            self.name = name
            self.expression = expression ?? name
        }
    }

    /// Without schema; the staging table is `seed_<name>`.
    let name: String
    /// Columns of the staging table with their types.
    let staged: [(name: String, type: String)]
    let key: [String]
    let columns: [Column]

    init(_ name: String, staged: [(name: String, type: String)], key: [String], columns: [Column]? = nil) {
        self.name = name
        self.staged = staged
        self.key = key
        self.columns = columns ?? staged.map { Column($0.name) }
    }

    /// Makes the staging table for this transaction.
    func open(_ database: Database) throws {
        let list = staged.map { "\($0.name) \($0.type)" }.joined(separator: ", ")
        try database.script("CREATE TEMPORARY TABLE seed_\(name) (\(list)) ON COMMIT DROP")
    }

    func stage<each Value: PostgresEncodable>(
        _ rows: some Sequence<(repeat each Value)>,
        _ database: Database
    ) throws {
        try database.copy(into: "seed_\(name)", columns: staged.map(\.name), rows: rows)
    }

    /// Merges the staged rows; gives the number of rows that were inserted or corrected.
    func merge(_ database: Database) throws -> Int {
        let names = columns.map(\.name).joined(separator: ", ")
        let expressions = columns.map(\.expression).joined(separator: ", ")
        let values = columns.filter { !key.contains($0.name) }.map(\.name)
        let old = values.map { "t.\($0)" }.joined(separator: ", ")
        let new = values.map { "EXCLUDED.\($0)" }.joined(separator: ", ")
        let assignments = values.map { "\($0) = EXCLUDED.\($0)" }.joined(separator: ", ")
        let update =
            values.isEmpty
            ? "NOTHING" : "UPDATE SET \(assignments) WHERE t.origin = 'seed' AND (\(old)) IS DISTINCT FROM (\(new))"
        return try database.execute(
            """
            INSERT INTO city.\(unsafeSQL: name) AS t (\(unsafeSQL: names))
            SELECT \(unsafeSQL: expressions) FROM seed_\(unsafeSQL: name)
            ON CONFLICT (\(unsafeSQL: key.joined(separator: ", "))) DO \(unsafeSQL: update)
            """
        ).affected
    }
}
