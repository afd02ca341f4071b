import Messaging
import Model

extension Desk {
    /// The cell where a report's pin lies now is another one: the report and its open tasks move there, and what the cell's
    /// officer has to do goes to whoever is on duty for it. What is over stays as it was.
    /// - Returns: whether anything moved.
    func move(_ report: ReportID, to cell: GridCode) throws -> Bool {
        guard let event = file(report)?.dossier.relocating(to: cell, at: now) else { return false }
        try relocate(event)
        guard let file = file(report) else { return true }
        for task in file.tasks.values.map(\.task).filter(\.state.isOpen).sorted(by: { $0.id < $1.id }) {
            let choice = try planner().rerouted(task, in: calendar(for: task.report))
            if case .leastLoaded(let officers) = choice, officers.contains(task.officerID) { continue }
            guard let officer = try officer(of: choice), officer != task.officerID else { continue }
            // Refused only where an appeal excludes the officer: then it stays.
            _ = try apply(.reroute(officer), toTask: task.id, of: report, in: context(for: file.report), cause: nil)
        }
        return true
    }
}
