import NIOConcurrencyHelpers

/// One report in play: its plan, its people, and what is still to be done for it.
final class ReplayFile: Sendable {
    private struct State {
        var agenda: ReplayPlan.Agenda
        var expected: String
        var isDone = false
        var trouble: String?
        /// Whose finding counts: who looks again when the work is done.
        var officer: OfficerRounds
    }

    let number: Int
    let plan: ReplayPlan
    let citizen: ReplayPlayer
    let site: ReplaySite
    /// WGS-84 degrees.
    let longitude: Double
    let latitude: Double
    /// The report's identifier, lower case.
    let report: String
    /// An earlier report at the same place, where there is one.
    let original: String?
    private let state: NIOLockedValueBox<State>

    init(
        number: Int,
        plan: ReplayPlan,
        citizen: ReplayPlayer,
        site: ReplaySite,
        longitude: Double,
        latitude: Double,
        report: String,
        original: String?
    ) {
        self.number = number
        self.plan = plan
        self.citizen = citizen
        self.site = site
        self.longitude = longitude
        self.latitude = latitude
        self.report = report
        self.original = original
        let finding = Self.finding(plan, original)
        state = NIOLockedValueBox(
            State(
                agenda: plan.agenda,
                expected: finding == plan.finding ? plan.expected : finding ?? plan.expected,
                officer: site.officer
            )
        )
    }

    /// What the officer finds; a duplicate needs an original.
    var finding: String? { Self.finding(plan, original) }
    var expected: String { state.withLockedValue { $0.expected } }
    var isDone: Bool { state.withLockedValue { $0.isDone } }
    /// Why it cannot go on; nil where all is well.
    var trouble: String? { state.withLockedValue { $0.trouble } }

    var officer: OfficerRounds {
        get { state.withLockedValue { $0.officer } }
        set { state.withLockedValue { $0.officer = newValue } }
    }

    var position: String {
        #"{"longitude":\#(longitude),"latitude":\#(latitude),"system":"wgs84","accuracyMetres":12}"#
    }

    /// Takes something off the agenda, or reads it.
    func agenda<Value>(_ body: (inout ReplayPlan.Agenda) -> Value) -> Value {
        state.withLockedValue { body(&$0.agenda) }
    }

    /// Whether the department gives the case back this time; takes it off the agenda.
    func takesReturn() -> Bool {
        agenda { agenda in
            guard agenda.returns > 0 else { return false }
            agenda.returns -= 1
            return true
        }
    }

    /// What stands on the agenda between accepting and finishing; takes it off.
    func takesDetours() -> ReplayPlan.Agenda {
        agenda { agenda in
            defer {
                agenda.extensionGranted = nil
                agenda.isUrged = false
                agenda.isSuspended = false
            }
            return agenda
        }
    }

    /// Ends it; false when it had ended before.
    func end(trouble: String? = nil) -> Bool {
        state.withLockedValue { state in
            guard !state.isDone else { return false }
            state.isDone = true
            state.trouble = trouble
            return true
        }
    }

    private static func finding(_ plan: ReplayPlan, _ original: String?) -> String? {
        plan.finding == "duplicate" && original == nil ? "unlocatable" : plan.finding
    }
}
