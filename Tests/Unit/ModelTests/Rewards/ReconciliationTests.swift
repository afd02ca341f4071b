import SeededRandom
import Testing

@testable import Model

@Suite("Reconciliation with the provider's bill")
struct ReconciliationTests {
    private func theirs(_ number: String, _ fen: Int64 = 365) -> Reconciliation.Theirs {
        .init(number: number, amount: Fen(fen))
    }

    private func ours(_ number: String, _ fen: Int64 = 365, ofTheDay: Bool = true) -> Reconciliation.Ours {
        .init(number: number, report: .named("report/\(number)"), amount: Fen(fen), isOfTheDay: ofTheDay)
    }

    private func kinds(
        _ theirs: [Reconciliation.Theirs],
        _ ours: [Reconciliation.Ours],
        elsewhere: Set<String> = []
    ) -> [String] {
        Reconciliation.differences(theirs: theirs, elsewhere: elsewhere, ours: ours).map {
            "\($0.kind.rawValue) \($0.number)"
        }
    }

    @Test("Days that agree to the fen have no difference, on whichever day a posting fell")
    func agreement() {
        #expect(kinds([], []).isEmpty)
        #expect(kinds([theirs("A"), theirs("B", 5)], [ours("B", 5), ours("A")]).isEmpty)
        #expect(kinds([theirs("A")], [ours("A", ofTheDay: false)]).isEmpty)
        #expect(kinds([], [ours("A")], elsewhere: ["A"]).isEmpty)
    }

    @Test("Missing here, missing there, another amount, a number twice: each is named")
    func differences() {
        #expect(kinds([theirs("A")], []) == ["missingHere A"])
        #expect(kinds([], [ours("A")]) == ["missingThere A"])
        #expect(kinds([theirs("A", 366)], [ours("A")]) == ["amountDiffers A"])
        #expect(kinds([theirs("A"), theirs("A")], [ours("A")]) == ["doubled A"])
        #expect(kinds([theirs("A"), theirs("A")], []) == ["doubled A", "missingHere A"])
        let doubled = Reconciliation.differences(theirs: [theirs("A"), theirs("A")], elsewhere: [], ours: [ours("A")])
        #expect(doubled.first?.theirs == Fen(730) && doubled.first?.ours == Fen(365))
    }

    @Test("A number that a restore forgot names its report all the same, by whatever attempt; a stranger's names none")
    func forgotten() {
        let (fresh, tried) = (ReportID.named("report/fresh"), ReportID.named("report/tried"))
        let unpaid = [
            Reconciliation.Unpaid(report: fresh, attempt: 0), Reconciliation.Unpaid(report: tried, attempt: 2),
        ]
        let numbers = [PayoutBill.number(of: fresh, attempt: 1), PayoutBill.number(of: tried, attempt: 4), "STRANGER"]
        let found = Reconciliation.differences(theirs: numbers.map { theirs($0) }, elsewhere: [], ours: [])
        let named = Reconciliation.naming(found, among: unpaid)
        #expect(named.map(\.kind) == found.map(\.kind) && named.map(\.number) == found.map(\.number))
        let reports = Dictionary(named.map { ($0.number, $0.report) }) { first, _ in first }
        #expect(numbers.map { reports[$0] ?? nil } == [fresh, tried, nil])
    }

    @Test("Whatever is taken away or changed on one side of any day is found, and nothing else")
    func everyChange() {
        var random = SeededGenerator(seed: 4)
        for _ in 0..<300 {
            let count = Int.random(in: 1...40, using: &random)
            var bill = (0..<count).map { theirs("N\($0)", Int64.random(in: 1...500, using: &random)) }
            var book = bill.map { ours($0.number, $0.amount.amount) }
            let place = Int.random(in: 0..<count, using: &random)
            let number = bill[place].number
            switch Int.random(in: 0..<3, using: &random) {
            case 0:
                bill.remove(at: place)
                #expect(kinds(bill, book) == ["missingThere \(number)"])
            case 1:
                book.remove(at: place)
                #expect(kinds(bill, book) == ["missingHere \(number)"])
            default:
                book[place] = ours(number, bill[place].amount.amount + 1)
                #expect(kinds(bill, book) == ["amountDiffers \(number)"])
            }
        }
    }
}
