package import Model
import SeededRandom

/// A simulated year: reports, officers on leave, slow departments, returns, appeals and holidays, on a clock that jumps from
/// one event to the next. Everything is decided by the machines and the planners; the simulation only plays the people,
/// the scheduler and the way of messages between services.
package final class Year {
    package let city: YearCity
    package let reports: Int
    package let firstDay: CivilDay
    package internal(set) var judge = DeadlineJudge()
    /// The figures, counted as the services count them.
    package internal(set) var sums: [FigureCount: Int] = [:]
    /// Everything that happened, to count it again.
    package internal(set) var raw: [RawEntry] = []
    package internal(set) var facts = YearFacts()
    package private(set) var now: Timestamp

    var habits: Habits
    var lives: [ReportLife] = []
    /// Open tasks by officer, with the place of their reports.
    var desks: [OfficerID: [TaskID: Int]] = [:]
    /// How many they are.
    var loads: [OfficerID: Int] = [:]
    let roster: DutyCalendar
    private var timers = TimerQueue()
    private var acts = Heap<PlannedAct>()
    private var planned = 0
    private let weightedTowns: [(YearCity.Town, weight: Int)]

    static let days = 365

    /// - Parameters:
    ///   - reports: how many are sent in the year.
    ///   - seed: the same seed gives the same year to the last microsecond.
    package init(_ city: YearCity, reports: Int, seed: UInt64, firstDay: CivilDay) {
        self.city = city
        self.reports = reports
        self.firstDay = firstDay
        now = firstDay.start
        habits = Habits(random: SeededGenerator(seed: seed))
        weightedTowns = city.towns.map { ($0, weight: max(20, $0.population / 1_000)) }
        roster = DutyCalendar(city, firstDay: firstDay, days: Self.days + 200, habits: &habits)
    }

    /// Plays the whole year, and what is still open at its end until all of it is over.
    package func play() {
        for leave in roster.leaves { plan(nil, nil, at: leave.from, officer: leave.officerID) }
        for number in 0..<reports {
            lives.append(ReportLife(number: number))
            let second = habits.random.below(Self.days * 86_400)
            plan(number, nil, at: firstDay.start + .seconds(second))
        }
        while let moment = next() {
            now = max(now, moment.at)
            if moment.isTimer {
                fire()
            } else if let planned = acts.removeFirst() {
                carryOut(planned)
            }
        }
        judge.finish(at: now)
        facts.unfinished = lives.filter { !$0.isOver }.count
        sums = sums.filter { $0.value != 0 }
    }

    private func next() -> (at: Timestamp, isTimer: Bool)? {
        switch (timers.next(), acts.first?.at) {
        case (let timer?, let act?): timer <= act ? (timer, true) : (act, false)
        case (let timer?, nil): (timer, true)
        case (nil, let act?): (act, false)
        case (nil, nil): nil
        }
    }

    /// A timer fires. Now and then the message is late, or comes twice, as messages do.
    private func fire() {
        guard let reached = timers.fire(), let report = place(of: reached.payload.reportID) else { return }
        let late = habits.happens(3)
        let twice = habits.happens(3)
        plan(report, .deliver(reached), at: late ? now + habits.minutes(1..<40) : now)
        if twice { plan(report, .deliver(reached), at: now + habits.minutes(0..<60)) }
        facts.lateDeliveries += late ? 1 : 0
        facts.doubleDeliveries += twice ? 1 : 0
    }

    private func carryOut(_ planned: PlannedAct) {
        if let officer = planned.officer {
            leaveBegins(officer)
        } else if let report = planned.report {
            if let act = planned.act { self.act(act, lives[report]) } else { submit(lives[report]) }
        }
    }

    // MARK: What the rest of the simulation uses

    func plan(_ report: Int?, _ act: Act?, at moment: Timestamp, officer: OfficerID? = nil) {
        planned += 1
        acts.insert(PlannedAct(at: moment, number: planned, report: report, act: act, officer: officer))
    }

    func plan(_ life: ReportLife, _ act: Act, after delay: Duration) {
        plan(life.number, act, at: now + delay)
    }

    /// After so much working time, or round the clock where it is urgent.
    func plan(_ life: ReportLife, _ act: Act, afterWork delay: Duration) {
        guard life.dossier?.report.urgency == .urgent else {
            plan(life.number, act, at: city.policies.calendar.adding(max(1, delay.wholeMicroseconds), to: now))
            return
        }
        plan(life, act, after: delay)
    }

    func limits(_ report: ReportSummary) -> TimeLimits { city.policies.limits(for: report) }

    var planner: DutyPlanner { DutyPlanner(roster: city.roster, board: roster.board(at: now), at: now) }

    func officer(of choice: DutyChoice?) -> OfficerID? { choice?.officer(load: loads) }

    func someTown() -> YearCity.Town { habits.pick(weightedTowns) }

    /// Takes the timers of a step over.
    func take(_ deadlines: [DeadlineAction]) {
        for action in deadlines {
            judge.take(action, at: now)
            timers.apply(action)
        }
    }

    /// Counts what happened, and keeps it.
    func record(_ event: any MessageContract, wasMarked: Bool) {
        for count in FigureCount.counts(of: event, wasMarked: wasMarked) {
            let key = FigureCount(count.figure, town: count.town, department: count.department, at: count.day.start)
            sums[key, default: 0] += count.amount
        }
        if let entry = RawEntry(event, policies: city.policies) { raw.append(entry) }
        facts.events += 1
    }

    static func reportID(_ number: Int) -> ReportID {
        .named("year report \(number)")
    }

    private lazy var places: [ReportID: Int] = Dictionary(
        uniqueKeysWithValues: (0..<reports).map { (Self.reportID($0), $0) }
    )

    private func place(of report: ReportID) -> Int? { places[report] }
}
