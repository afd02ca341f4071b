/// Who may do what and when: the outcome of each command in each situation for each person, as the machines decide it.
package struct PermissionTable: Sendable {
    package typealias Person = PermissionCast.Person

    /// One command of one person, in every situation.
    package struct Row: Sendable {
        package let command: MessageType
        /// Which of several that one command can ask for; nil where it asks for one thing.
        package var detail: String? = nil
        package let person: Person
        /// As many as there are situations; nil: carried out.
        package let outcomes: [RefusalCode?]

        /// As the table shows it.
        package var name: String { "`\(command)`" + (detail.map { " \($0)" } ?? "") }
    }

    package let title: String
    /// The columns.
    package let situations: [String]
    package let rows: [Row]

    /// Markdown: persons with the same outcomes share a line.
    package var markdown: String {
        var lines = [
            "### \(title)", "", "| command | who | " + situations.joined(separator: " | ") + " |",
            "|---|---|" + situations.map { _ in "---|" }.joined(),
        ]
        var order: [String] = []
        for row in rows where !order.contains(row.name) { order.append(row.name) }
        for command in order {
            var groups: [(outcomes: [RefusalCode?], persons: [Person])] = []
            for row in rows where row.name == command {
                if let index = groups.firstIndex(where: { $0.outcomes == row.outcomes }) {
                    groups[index].persons.append(row.person)
                } else {
                    groups.append((row.outcomes, [row.person]))
                }
            }
            // The largest group, mostly those who have nothing to do with it, stands last and is not listed.
            let rest = groups.indices.max { groups[$0].persons.count < groups[$1].persons.count }
            for (index, group) in groups.enumerated() where index != rest {
                lines.append(line(command, group, isRest: false))
            }
            if let rest { lines.append(line(command, groups[rest], isRest: groups[rest].persons.count > 4)) }
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private func line(
        _ command: String,
        _ group: (outcomes: [RefusalCode?], persons: [Person]),
        isRest: Bool
    ) -> String {
        let who = isRest ? "everybody else" : group.persons.map(\.words.en).joined(separator: ", ")
        let cells = group.outcomes.map { $0.map { "`\($0.rawValue)`" } ?? "✓" }.joined(separator: " | ")
        return "| \(command) | \(who) | \(cells) |"
    }
}
