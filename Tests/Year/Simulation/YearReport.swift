package import Model

/// The report of a year, as text: a line for each town, the whole city, and what came of the deadlines.
package struct YearReport {
    private let year: Year

    package init(of year: Year) { self.year = year }

    package var text: String {
        var lines = ["The year from \(year.firstDay), \(year.reports) reports", "", head]
        for town in year.city.towns { lines.append(line(town.name, town.code)) }
        lines += [line("全市", nil), ""]
        let (judge, facts) = (year.judge, year.facts)
        lines += [
            "Deadlines: \(judge.set) set, \(judge.cancelled) cancelled, \(judge.cameDue) came due, "
                + "\(judge.effects) effects; \(facts.lateDeliveries) came late, \(facts.doubleDeliveries) twice, "
                + "\(facts.staleDeliveries) were refused as stale.",
            "Tasks: \(facts.handOvers) handed over, \(facts.leaveHandOvers) of them because of leave; "
                + "\(facts.onDutyRoster) urgent ones to the duty roster.",
            "Appeals: \(facts.appeals), \(facts.upheldAppeals) upheld. Failed re-checks: \(facts.failedRechecks). "
                + "Duplicates taken back: \(facts.separations).",
            "Events: \(facts.events). Commands refused because something else was faster: \(facts.refusals).",
        ]
        return lines.joined(separator: "\n") + "\n"
    }

    private var head: String {
        row([
            "Town", "taken in", "verified", "in time", "confirmed", "closed", "in time", "returned", "overdue",
            "re-work",
        ])
    }

    private func line(_ name: String, _ town: TownCode?) -> String {
        func count(_ figure: Figure) -> Int { year.total(figure, in: town) }
        let verified = CompletionFigures(
            due: count(.verificationDue),
            done: count(.verified),
            inTime: count(.verifiedInTime)
        )
        let closed = CompletionFigures(due: count(.closingDue), done: count(.closed), inTime: count(.closedInTime))
        return row([
            name, "\(count(.registered))", "\(verified.done)", Self.percent(verified.onTimeRate),
            "\(count(.confirmed))",
            "\(closed.done)", Self.percent(closed.onTimeRate), "\(count(.returned))", "\(count(.overdue))",
            "\(count(.reworked))",
        ])
    }

    private func row(_ cells: [String]) -> String {
        zip(cells, [8, 9, 9, 9, 10, 8, 9, 9, 8, 8]).map { cell, width in
            // A Chinese character is as wide as two others.
            let columns = cell.unicodeScalars.reduce(0) { $0 + ($1.value > 0x2E80 ? 2 : 1) }
            let padding = String(repeating: " ", count: max(0, width - columns))
            return cell.unicodeScalars.first.map { $0.value > 0x2E80 } == true || cell == "Town"
                ? cell + padding : padding + cell
        }.joined(separator: " ")
    }

    private static func percent(_ rate: Int?) -> String {
        guard let rate else { return "–" }
        let rest = rate % 100
        return "\(rate / 100).\(rest < 10 ? "0" : "")\(rest) %"
    }
}

extension Year {
    /// A figure of the whole year, of a town or of all.
    package func total(_ figure: Figure, in town: TownCode?) -> Int {
        sums.reduce(0) { sum, entry in
            entry.key.figure == figure && (town == nil || entry.key.town == town) ? sum + entry.value : sum
        }
    }

    /// What was promised of the year and did not hold; empty when all did.
    package var faults: [String] {
        var faults = judge.faults
        if facts.unfinished > 0 { faults.append("\(facts.unfinished) reports are not over") }
        if facts.givenToAbsent > 0 { faults.append("\(facts.givenToAbsent) tasks went to somebody on leave") }
        if facts.movedLimits > 0 { faults.append("\(facts.movedLimits) hand-overs moved a limit") }
        let again = RawRecount(raw).sums
        let told = Set(sums.keys).union(again.keys).filter { !RawRecount.untold.contains($0.figure) }
        for key in told where sums[key] != again[key] {
            faults.append(
                "\(key.figure) of \(key.town) \(key.department?.rawValue ?? "") on \(key.day): "
                    + "\(sums[key] ?? 0) counted, \(again[key] ?? 0) in the raw data"
            )
        }
        return faults
    }
}
