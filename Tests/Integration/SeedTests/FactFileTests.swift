import Foundation
import OperatorService
import Testing

@Suite("Seed files")
struct FactFileTests {
    @Test(
        "A mistake in a seed file is named by file and line",
        arguments: [
            ("categories.csv", 3, "0102,安全出口,Exit,xiaofang,soon,public,10,500", "categories.csv:3"),
            ("categories.csv", 3, "0102,安全出口", "categories.csv:3"),
            ("categories.csv", 3, "0102,安全出口,Exit,nobody,urgent,public,10,500", "0102"),
            ("towns.csv", 2, "44190000,东城街道,东城,Dongcheng,subdistrict,1,1,113.7,22.9", "towns.csv:2"),
            ("limits.csv", 2, "verification,*,normal,*,1,fortnights,75", "limits.csv:2"),
            ("limits.csv", 2, "verification,9999,normal,*,1,workingDays,75", "9999"),
            ("calendar.csv", 2, "2026-02-30,2026-02-30,holiday,元旦,New Year's Day", "calendar.csv:2"),
            ("calendar.csv", 2, "2026-01-03,2026-01-01,holiday,元旦,New Year's Day", "calendar.csv:2"),
            ("office-hours.csv", 3, "11:00,17:30", "office-hours.csv"),
        ]
    )
    func mistakes(file: String, line: Int, text: String, place: String) throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("seed-\(UUID().uuidString)").path
        try FileManager.default.copyItem(atPath: SeededCity.root + "/deploy/seed", toPath: folder)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        var lines = try String(contentsOfFile: folder + "/" + file, encoding: .utf8)
            .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        lines[line - 1] = text
        try lines.joined(separator: "\n").write(toFile: folder + "/" + file, atomically: true, encoding: .utf8)
        #expect {
            _ = try CityFacts(directory: folder)
        } throws: {
            ($0 as? SeedError)?.message.contains(place) == true
        }
    }

    @Test("A missing folder is said by its path")
    func missing() {
        #expect {
            _ = try CityFacts(directory: "/nowhere")
        } throws: {
            ($0 as? SeedError)?.code == .unreadable && ($0 as? SeedError)?.message.contains("/nowhere") == true
        }
    }
}
