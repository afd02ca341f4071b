import SeededRandom
import Testing

@testable import Model

@Suite("What a citizen sees")
struct ProgressTests {
    let story: ProgressStory

    init() throws { story = try ProgressStory() }

    @Test("Along path A every event shows the state that the table of words has for it")
    func pathA() throws {
        var progress = Progress()
        #expect(progress.state == .received)
        for (event, expected) in try story.pathA() {
            progress.insert(event)
            #expect(progress.state == expected, "after \(type(of: event.body).type)")
        }
        #expect(progress.words.zh == "已核实 · 已办结,请您评价")
    }

    @Test("Any order and any repetition of the same events give the same picture")
    func orderDoesNotMatter() throws {
        let events = try story.pathA().map(\.0)
        let straight = Progress(events)
        var random = SeededGenerator(seed: 5)
        for _ in 0..<200 {
            let shuffled = (events + events.filter { _ in Bool.random(using: &random) }).shuffled(using: &random)
            let progress = Progress(shuffled)
            #expect(progress.state == straight.state)
            #expect(progress.timeline == straight.timeline)
            #expect(progress.verified == straight.verified)
            #expect(progress.handled == straight.handled)
        }
    }

    @Test("Every beginning of the story, however shuffled, shows what the beginning in order shows")
    func beginnings() throws {
        let events = try story.pathA().map(\.0)
        var random = SeededGenerator(seed: 6)
        for count in 0...events.count {
            let beginning = Array(events.prefix(count))
            #expect(Progress(beginning.shuffled(using: &random)).state == Progress(beginning).state)
        }
    }

    @Test("Two facts are told apart: verified and handled, each with time, words and pictures")
    func twoFacts() throws {
        let events = try story.pathA()
        let half = Progress(events.prefix { $0.1 != .rectified }.map(\.0))
        #expect(half.verified?.photos.count == 1 && half.verified?.note == "属实")
        #expect(half.handled == nil)
        let whole = Progress(events.map(\.0))
        #expect(whole.handled?.photos.count == 1)
        #expect(whole.handled?.words.zh == "已核实 · 已办结,请您评价")
        let solved = Progress([story.registered, story.finding(.resolvedOnSite)])
        #expect(solved.state == .resolvedOnSite && solved.verified != nil && solved.handled != nil)
    }

    @Test("Every finding has its own state", arguments: Finding.allCases)
    func findings(finding: Finding) {
        let progress = Progress([story.registered, story.finding(finding)])
        #expect(progress.state.rawValue == finding.rawValue)
    }

    @Test("A question, a suspension, a return and an appeal show themselves and go away again")
    func interludes() throws {
        for (events, state) in try story.interludes() {
            #expect(Progress(events).state == state, "\(events.map { type(of: $0.body).type })")
            #expect(Progress(events.reversed()).state == state)
        }
    }

    @Test("The timeline is in the order of time and says nothing of warnings and urging")
    func timeline() throws {
        let progress = Progress(try story.pathA().map(\.0))
        let times = progress.timeline.map(\.at)
        #expect(times == times.sorted())
        #expect(progress.timeline.first?.words.zh == "已受理,正在安排网格员")
        #expect(progress.timeline.last?.words.zh == "已核实 · 已办结,请您评价")
        let types = Set(progress.timeline.map(\.type.rawValue))
        #expect(types.isDisjoint(with: ["task.warned.v1", "case.urged.v1", "task.assigned.v1"]))
    }

    @Test("No word towards a citizen is 驳回, 无效 or 举报人")
    func forbiddenWords() throws {
        var words = ProgressState.allCases.map { $0.citizenWords() }
        words += RejectionReason.allCases.map(\.words)
        words += RefusalCode.allCases.map(\.words)
        words += Progress(try story.pathA().map(\.0)).timeline.map(\.words)
        for (events, _) in try story.interludes() { words += Progress(events).timeline.map(\.words) }
        for word in words {
            for forbidden in ["驳回", "无效", "举报人"] { #expect(!word.zh.contains(forbidden), "\(word.zh)") }
            #expect(!word.en.isEmpty)
        }
    }
}
