/// The statements prepared on one connection, by their text; the least recently used makes room.
struct StatementCache {
    final class Entry {
        let name: String
        let types: [UInt32]
        fileprivate(set) var lastUse: UInt64 = 0

        init(name: String, types: [UInt32]) {
            self.name = name
            self.types = types
        }
    }

    private let capacity: Int
    private var entries: [String: Entry] = [:]
    private var uses: UInt64 = 0
    private var names: UInt64 = 0

    init(capacity: Int) { self.capacity = max(1, capacity) }

    var count: Int { entries.count }

    mutating func find(_ sql: SQL) -> Entry? {
        guard let entry = entries[sql.text], sql.parameters.hasTypes(entry.types) else { return nil }
        uses += 1
        entry.lastUse = uses
        return entry
    }

    /// A new name for the statement, and the names that have to be deallocated for it.
    mutating func make(_ sql: SQL) -> (entry: Entry, evicted: [String]) {
        var evicted: [String] = []
        if let other = entries.removeValue(forKey: sql.text) { evicted.append(other.name) }
        if entries.count >= capacity, let oldest = entries.min(by: { $0.value.lastUse < $1.value.lastUse }) {
            entries.removeValue(forKey: oldest.key)
            evicted.append(oldest.value.name)
        }
        names += 1
        let entry = Entry(name: "s\(names)", types: sql.parameters.slots.map(\.oid))
        return (entry, evicted)
    }

    /// Call when the server has answered that it is prepared.
    mutating func keep(_ entry: Entry, for sql: SQL) {
        uses += 1
        entry.lastUse = uses
        entries[sql.text] = entry
    }

    mutating func forget(_ text: String) -> String? { entries.removeValue(forKey: text)?.name }
    mutating func forgetAll() { entries.removeAll() }
}
