/// What follows from a finding or a closing: the next person's work, an appeal, a rating, or the end.
enum ReplayOutcome {
    static func follow(_ file: ReplayFile, found finding: String, _ departments: [String: any ReplayDepartment])
        async throws
    {
        guard finding == "confirmed" else {
            try await finished(file)
            return
        }
        if file.plan.isCalledIn {
            // The re-check of a call-in comes to the same officer as soon as the department has the case.
            file.officer.round.expect()
        } else if file.plan.category == ReplayPlan.automatic, let committee = departments[file.site.committee] {
            file.site.centre.remember(committee, for: file)
            committee.expect()
        } else {
            file.site.centre.round.expect()
        }
    }

    /// The re-check was passed.
    static func closed(_ file: ReplayFile) async throws {
        try await finished(file)
    }

    /// An appeal was dismissed: it stays as it was.
    static func dismissed(_ file: ReplayFile) async throws {
        try await rate(file)
    }

    private static func finished(_ file: ReplayFile) async throws {
        if file.agenda({ $0.appeal }) != nil {
            try await file.citizen.command(
                "appeal",
                "/v1/reports/\(file.report)/appeals",
                #"{"text":"请再核实一次"}"#,
                of: file.report,
                notYet: ["appeal.notPossible"]
            )
            file.citizen.world.book.contest(town: file.site.town)
            file.site.centre.round.expect()
        } else {
            try await rate(file)
        }
    }

    private static func rate(_ file: ReplayFile) async throws {
        if let stars = file.agenda({ $0.stars }), ["closed", "resolvedOnSite"].contains(file.expected) {
            try await file.citizen.command(
                "rate",
                "/v1/reports/\(file.report)/rating",
                #"{"stars":\#(stars),"isSolved":\#(stars > 2)}"#,
                of: file.report,
                notYet: ["rating.notYet"]
            )
        }
        file.citizen.world.book.end(file)
    }
}
