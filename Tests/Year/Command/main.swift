// Simulates a year and prints its report: by town what was verified and closed in time, returned and overdue.
//
//   swift run YearReport [REPORTS [SEED [SEED-FOLDER]]]
//
// 50,000 reports unless told otherwise. Ends with 1 and says what did not hold where a deadline had no effect, or more than
// one, or an early one, or where a figure is not what the raw data say. The same seed gives the same year.

import Foundation
import Model
import SimulatedYear

let arguments = Array(CommandLine.arguments.dropFirst())
let reports = arguments.first.flatMap { Int($0) } ?? 50_000
let seed = arguments.dropFirst().first.flatMap { UInt64($0) } ?? 1
let folder = arguments.dropFirst(2).first ?? "deploy/seed"

guard let firstDay = CivilDay("2025-01-01") else { exit(2) }
let year = Year(try YearCity(seed: folder), reports: reports, seed: seed, firstDay: firstDay)
year.play()
print(YearReport(of: year).text, terminator: "")
let faults = year.faults
if faults.isEmpty {
    print(
        "Every deadline that came due had exactly one effect, none early, none after its cancel; every figure equals its recount."
    )
} else {
    for fault in faults.prefix(50) { print("FAULT: \(fault)") }
    print("\(faults.count) faults")
    exit(1)
}
