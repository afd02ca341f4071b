extension ReportPermissions {
    /// Letting held words be as any others, given by an actor.
    package func textDecision(by actor: CommandActor) -> DecideText {
        DecideText(reportID: report.id, isFine: true, reason: "正常用语", actor: actor)
    }

    /// The reporter's words while the content check is asked, while they wait for a person, and afterwards.
    package var textTable: PermissionTable {
        let waiting = TextCheck(of: report)
        let held = waiting.hearing(.suspect(isRisky: true), at: report.registeredAt).aggregate
        let released = try? held.deciding(textDecision(by: cast.actor(.centre)), at: report.registeredAt).get()
            .aggregate
        let rows = PermissionCast.Person.allCases.map { person in
            PermissionTable.Row(
                command: DecideText.type,
                person: person,
                outcomes: [waiting, held, released].map { check in
                    switch check?.deciding(textDecision(by: cast.actor(person)), at: report.registeredAt) {
                    case .failure(let refusal): refusal.code
                    case .success: nil
                    case nil: .other
                    }
                }
            )
        }
        return PermissionTable(title: "Words that are suspected", situations: ["asked", "held", "decided"], rows: rows)
    }
}
