import PostgreSQL
import Testing
import WeChat

@testable import Model
@testable import OperatorService
@testable import RewardService

@Suite("The daily reconciliation", .timeLimit(.minutes(10)))
struct ReconcilerTests {
    private func days(_ days: CivilDay...) -> [String] { days.map(\.description) }

    private func words(_ differences: [ReconciliationBench.Difference]) -> [String] {
        differences.map { "\($0.kind) \($0.number) \($0.resolvedBy ?? "open")" }.sorted()
    }

    @Test("Days on which nobody asked are made up, and none is asked twice")
    func gaps() async throws {
        try await ReconciliationBench.run { bench in
            let first = bench.monthEnd + -8
            try await bench.settle("first", 300, on: first)
            try await bench.pass(on: first + 4)
            // The day before the first too: what was paid before midnight may be posted after it.
            #expect(bench.bills.takeAsked() == [first, first + -1, first + 1, first + 2, first + 3])
            var progress = try await bench.progress()
            #expect(progress.done == days(first, first + 1, first + 2, first + 3) && progress.waiting.isEmpty)
            try await bench.pass(on: first + 4, hour: 18)
            #expect(bench.bills.takeAsked().isEmpty)
            try await bench.pass(on: first + 7, hour: 9, minute: 59)
            #expect(bench.bills.takeAsked() == [first + 4, first + 5])
            // A database of days ago is restored.
            let lost = (first + 2).description
            try await bench.owner.transaction { database in
                try database.execute("DELETE FROM reward.reconciliation WHERE day >= \(lost)::text::date")
            }
            try await bench.pass(on: first + 7)
            progress = try await bench.progress()
            let all = days(first, first + 1, first + 2, first + 3, first + 4, first + 5, first + 6)
            #expect(progress.done == all && progress.waiting.isEmpty)
            #expect(try await bench.differences().isEmpty)
            #expect(bench.alarms == "0.0")
        }
    }

    @Test("A day that always fails blocks no other, is tried at longer and longer intervals, and calls somebody once")
    func failing() async throws {
        try await ReconciliationBench.run { bench in
            let first = bench.monthEnd + -5
            let broken = first + 1
            try await bench.settle("first", 300, on: first)
            bench.bills.fail(broken, with: .unreadable("the bill is torn"))
            try await bench.pass(on: first + 4)
            var progress = try await bench.progress()
            #expect(progress.done == days(first, first + 2, first + 3) && progress.waiting == days(broken))
            _ = bench.bills.takeAsked()
            for (pause, isTried) in [(9, false), (1, true), (119, false), (1, true), (599, false), (1, true)] {
                bench.wait(.seconds(Int64(pause)))
                try await bench.reconciler.reconcileDue()
                #expect(bench.bills.takeAsked().contains(broken) == isTried)
            }
            #expect(bench.alarms == "1.0")
            let failing = try await bench.failing()
            #expect(failing.map(\.day) == days(broken) && failing.map(\.failures) == [4])
            #expect(failing.first?.fault?.contains("torn") == true)
            bench.bills.fail(broken, with: nil)
            bench.bills.pay("STRANGER", 100, on: broken)
            bench.wait(.seconds(3600))
            try await bench.reconciler.reconcileDue()
            progress = try await bench.progress()
            #expect(progress.waiting.isEmpty && progress.done.contains(broken.description))
            #expect(try await words(bench.differences()) == ["missingHere STRANGER open"])
            #expect(try await bench.failing().isEmpty)
        }
    }

    @Test("While the way to the provider is closed, nothing counts as a failure of the day")
    func held() async throws {
        try await ReconciliationBench.run { bench in
            let first = bench.monthEnd + -5
            try await bench.settle("first", 300, on: first)
            bench.bills.fail(first + 1, with: .held)
            try await bench.pass(on: first + 4)
            for _ in 0..<5 {
                bench.wait(.seconds(10))
                try await bench.reconciler.reconcileDue()
            }
            #expect(try await bench.progress().done.contains(first.description))
            #expect(try await bench.failing().isEmpty)
            #expect(bench.alarms == "0.0")
            bench.bills.fail(first + 1, with: nil)
            bench.wait(.seconds(10))
            try await bench.reconciler.reconcileDue()
            #expect(try await bench.progress().waiting.isEmpty)
        }
    }

    @Test("A day that was compared before it was over is compared again when its bill is final; what was found stays")
    func today() async throws {
        try await ReconciliationBench.run { bench in
            let day = bench.monthEnd + -3
            let text = day.description
            try await bench.settle("early", 300, on: day)
            let number = try await bench.send("posted", 400, on: day)
            try await bench.post("posted", 400, on: day)
            try await bench.ask(day)
            try await bench.pass(on: day, hour: 15)
            let outcome = try await bench.owner.autocommit { try ReconciliationStatements.outcome(of: text, in: $0) }
            #expect(outcome == "\(text): theirs 1, 300 fen; ours 2, 700 fen; 1 open differences")
            #expect(try await words(bench.differences()) == ["missingThere \(number) open"])
            #expect(try await bench.progress().waiting == days(day))
            bench.bills.pay(number, 400, on: day)
            bench.bills.pay("STRANGER", 100, on: day)
            _ = bench.bills.takeAsked()
            try await bench.pass(on: day + 1, hour: 9, minute: 59)
            #expect(bench.bills.takeAsked().isEmpty)
            try await bench.pass(on: day + 1)
            #expect(bench.bills.takeAsked().contains(day))
            #expect(try await bench.progress().done == days(day))
            let found = try await bench.differences()
            #expect(words(found) == ["missingHere STRANGER open", "missingThere \(number) reward"])
            #expect(found.compactMap(\.resolution) == ["the provider's bill of \(text) names it"])
            try await bench.pass(on: day + 1, hour: 18)
            #expect(bench.bills.takeAsked().isEmpty)
        }
    }

    @Test("Every kind of difference is recorded with its report, and a second look adds none")
    func kinds() async throws {
        try await ReconciliationBench.run { bench in
            let day = bench.monthEnd + -3
            bench.bills.pay(try await bench.send("here", 300, on: day), 300, on: day)
            _ = try await bench.send("there", 300, on: day)
            try await bench.post("there", 300, on: day)
            bench.bills.pay(try await bench.send("amount", 365, on: day), 366, on: day)
            try await bench.post("amount", 365, on: day)
            try await bench.settle("twice", 300, on: day)
            bench.bills.pay(PayoutBill.number(of: .named("report/twice"), attempt: 1), 300, on: day)
            try await bench.settle("right", 300, on: day)
            for _ in 0..<2 {
                try await bench.pass(on: day + 1)
                let found = try await bench.differences()
                #expect(found.map(\.kind) == ["amountDiffers", "doubled", "missingHere", "missingThere"])
                let names = ["amount", "twice", "here", "there"]
                #expect(found.map(\.report) == names.map { ReportID.named("report/\($0)") })
                #expect(found.allSatisfy { $0.day == day.description && $0.resolvedBy == nil })
                #expect(bench.alarms == "1.0")
                try await bench.ask(day)
            }
        }
    }

    @Test("What a person records days later settles what was missing here; its amount is compared")
    func late() async throws {
        try await ReconciliationBench.run { bench in
            let day = bench.monthEnd + -8
            let same = try await bench.send("same", 500, on: day)
            let other = try await bench.send("other", 500, on: day)
            for number in [same, other] { bench.bills.pay(number, 500, on: day) }
            try await bench.pass(on: day + 1)
            let missing = ["missingHere \(same) open", "missingHere \(other) open"]
            #expect(try await words(bench.differences()) == missing.sorted())
            try await bench.post("same", 500, on: day + 3)
            try await bench.post("other", 501, on: day + 3)
            try await bench.pass(on: day + 4)
            let found = try await bench.differences()
            let settled = ["missingHere \(same) reward", "missingHere \(other) reward"]
            #expect(words(found) == (["amountDiffers \(other) open"] + settled).sorted())
            #expect(Set(found.compactMap(\.resolution)) == ["posted here on \((day + 3).description)"])
            let told = try await bench.owner.autocommit { database in
                try [day.description, bench.month, (day + 1).description].map {
                    try ReconciliationStatements.found(in: $0, in: database).count
                }
            }
            #expect(told == [3, 3, 0])
            #expect(try await bench.progress().waiting.isEmpty)
        }
    }

    @Test("What the provider books on the day after its posting settles what was missing there")
    func booked() async throws {
        try await ReconciliationBench.run { bench in
            let day = bench.monthEnd + -5
            let number = try await bench.send("midnight", 500, on: day)
            try await bench.post("midnight", 500, on: day)
            bench.bills.pay(number, 500, on: day + 1)
            try await bench.pass(on: day + 1)
            #expect(try await words(bench.differences()) == ["missingThere \(number) open"])
            try await bench.pass(on: day + 2)
            #expect(try await words(bench.differences()) == ["missingThere \(number) reward"])
        }
    }

    @Test("A month is signed once every day agrees with its final bill, and stands then")
    func closed() async throws {
        try await ReconciliationBench.run { bench in
            let (first, last, name) = (bench.monthEnd + -2, bench.monthEnd, bench.month)
            try await bench.settle("first", 300, on: first)
            try await bench.settle("last", 200, on: last)
            bench.bills.pay("STRANGER", 100, on: first)
            // Nothing is posted on that day, as after a restore.
            bench.bills.fail(first + 1, with: .lost("nobody answers"))
            try await bench.pass(on: last + 1, hour: 9)
            var month = try await bench.monthNow()
            #expect(month.openDays == days(first + 1, last) && month.differences == 1 && month.isOver)
            #expect(!month.mayClose && month.obstacles.count == 2)
            #expect(month.obstacles.first?.contains((first + 1).description) == true)
            bench.bills.fail(first + 1, with: nil)
            try await bench.pass(on: last + 1)
            month = try await bench.monthNow()
            #expect(month.openDays.isEmpty && month.obstacles == ["open differences: 1"])
            let resolved = try await bench.owner.transaction { database in
                let open = try ReconciliationStatements.open(in: database)
                return try open.map { difference in
                    try ReconciliationStatements.resolve(
                        difference.id,
                        "a transfer by hand",
                        Signature("李会计"),
                        in: database
                    )
                }
            }
            #expect(resolved == [true])
            #expect(try await bench.differences().map(\.resolvedBy) == ["李会计"])
            month = try await bench.monthNow()
            #expect(month.mayClose && month.count == 2 && month.fen == Fen(500))
            let sums = month
            for isNew in [true, false] {
                let isSigned = try await bench.owner.transaction { database in
                    try ReconciliationStatements.close(name, sums, Signature("张三"), in: database)
                }
                #expect(isSigned == isNew)
            }
            for change in ["UPDATE reward.closing SET fen = 0", "DELETE FROM reward.closing"] {
                await #expect(throws: PostgresError.self) {
                    try await bench.owner.autocommit { _ = try $0.execute(SQL(unsafeSQL: change)) }
                }
            }
        }
    }
}
