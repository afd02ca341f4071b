extension ReplayPlayer {
    /// Every open task on one's list.
    func openTasks() async throws -> [SeenTask] {
        try await pages("/v1/tasks?limit=100", as: SeenTasks.self) { ($0.items, $0.next) }
    }

    /// Every case on one's list that is in this state.
    func cases(_ path: String, state: String) async throws -> [SeenCase] {
        try await pages("\(path)?state=\(state)&limit=100", as: SeenCases.self) { ($0.items, $0.next) }
    }

    /// Every report that one sent.
    func reports() async throws -> [SeenReportLine] {
        try await pages("/v1/reports?limit=100", as: SeenReports.self) { ($0.items, $0.next) }
    }

    private func pages<Page: Decodable, Item>(
        _ path: String,
        as type: Page.Type,
        _ read: (Page) -> ([Item], String?)
    ) async throws -> [Item] {
        var items: [Item] = []
        var cursor: String?
        repeat {
            let (part, next) = read(try await get(path + (cursor.map { "&cursor=\($0)" } ?? ""), as: type))
            items += part
            cursor = next
        } while cursor != nil
        return items
    }
}
