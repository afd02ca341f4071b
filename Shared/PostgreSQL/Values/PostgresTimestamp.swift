/// An instant as the server keeps it: `timestamptz`, whole microseconds.
package struct PostgresTimestamp: Sendable, Hashable, Comparable {
    package var microsecondsSince1970: Int64

    package init(microsecondsSince1970: Int64) { self.microsecondsSince1970 = microsecondsSince1970 }

    package static func < (left: Self, right: Self) -> Bool {
        left.microsecondsSince1970 < right.microsecondsSince1970
    }

    /// 2000-01-01, from which the server counts.
    private static let epoch: Int64 = 946_684_800_000_000
}

extension PostgresTimestamp: PostgresEncodable, PostgresDecodable {
    package static var postgresType: PostgresType { .timestamptz }

    /// What lies beyond the server's range becomes `-infinity` or `infinity`.
    package func encode(into buffer: inout PostgresBuffer) {
        let (value, overflow) = microsecondsSince1970.subtractingReportingOverflow(Self.epoch)
        buffer.write(overflow ? Int64.min : value)
    }

    package init(from cell: PostgresCell) throws {
        let bytes = try cell.unwrap(as: PostgresTimestamp.self)
        guard cell.typeOID == 1184 || cell.typeOID == 1114, let value = bytes.integer(Int64.self) else {
            throw cell.mismatch(PostgresTimestamp.self)
        }
        let (sum, overflow) = value.addingReportingOverflow(Self.epoch)
        guard !overflow, value != .min, value != .max else {
            throw cell.mismatch(PostgresTimestamp.self, "infinity")
        }
        self.init(microsecondsSince1970: sum)
    }
}
