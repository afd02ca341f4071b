// Measures time limits: JSON lines of {name, value, unit} for deploy/bench. No server is needed.
//
// Argument: how many limits make a figure (default 1,000,000). The calendar is the seed's, from the folder that
// RRP_BENCH_SEED names (default deploy/seed).

import Foundation
import Model

let count = CommandLine.arguments.dropFirst().first.flatMap { Int($0) } ?? 1_000_000
let folder = ProcessInfo.processInfo.environment["RRP_BENCH_SEED"] ?? "deploy/seed"

/// The spans of calendar.csv.
func seededSpans() throws -> [CalendarSpan] {
    try String(contentsOfFile: folder + "/calendar.csv", encoding: .utf8).split(separator: "\n").dropFirst()
        .compactMap { line in
            let fields = line.split(separator: ",").map(String.init)
            guard fields.count >= 3, let first = CivilDay(fields[0]), let last = CivilDay(fields[1]) else { return nil }
            return CalendarSpan(first: first, last: last, isWorking: fields[2] == "working")
        }
}

/// Runs `body` for each number and prints how many a second; what it gives is summed, so that nothing is left out.
func measure(_ name: String, _ body: (Int) -> Int64) {
    var sum: Int64 = 0
    let start = ContinuousClock.now
    for number in 0..<count { sum &+= body(number) }
    let took = start.duration(to: .now)
    let seconds = Double(took.components.seconds) + Double(took.components.attoseconds) / 1e18
    guard sum != 0 else { return }
    print(#"{"name": "\#(name)", "value": \#(Int(Double(count) / seconds)), "unit": "1/s"}"#)
}

let calendar = WorkingCalendar(office: .standard, spans: try seededSpans())
let towns = (3...36).compactMap { TownCode(rawValue: "4419000" + ($0 < 10 ? "0" : "") + "\($0)") }
let categories = (101...1999).compactMap { CategoryCode(rawValue: ($0 < 1000 ? "0" : "") + "\($0)") }
let amounts: [LimitAmount] = [.workingDays(1), .workingHours(4), .workingDays(10), .clockHours(2)]
let policies = LimitPolicies(
    zip(TimeLimitStage.allCases, amounts + amounts).map { stage, amount in
        LimitPolicy(stage: stage, rule: LimitRule(amount))
    }
        + categories.prefix(100).map { category in
            LimitPolicy(stage: .rectification, scope: .item(category), rule: LimitRule(.workingDays(5)))
        }
        + towns.prefix(5).map { town in
            LimitPolicy(stage: .verification, town: town, rule: LimitRule(.workingHours(3)))
        },
    calendar: calendar
)
guard let first = CivilDay("2020-01-01")?.start else { exit(1) }

/// A moment somewhere in 2020–2026, another for each number.
func moment(_ number: Int) -> Timestamp {
    Timestamp(microseconds: first.microseconds + Int64(number) &* 7_919_000_003 % 220_898_400_000_000)
}

measure("limits.points") { number in
    let limits = policies.limits(for: categories[number % categories.count], in: towns[number % towns.count])
    let stage = TimeLimitStage.allCases[number % TimeLimitStage.allCases.count]
    let (warnAt, dueAt) = limits.points(of: stage, urgency: .normal, from: moment(number))
    return warnAt.microseconds &+ dueAt.microseconds
}
measure("limits.adding") { number in
    calendar.adding(Int64(number % 100) * 3_600_000_000, to: moment(number)).microseconds
}
measure("limits.elapsed") { number in
    calendar.elapsed(from: moment(number), to: moment(number + 1))
}
