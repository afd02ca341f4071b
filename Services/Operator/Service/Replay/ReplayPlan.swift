/// What happens to one report of a replay, drawn before it is sent, and where it must end.
struct ReplayPlan: Sendable {
    /// What a second look comes to.
    enum Appeal: Sendable { case dismissed, upheld }

    /// What the people on the way still have to do; each step takes its own out.
    struct Agenda: Sendable {
        /// The officer asks the reporter first.
        var asks = false
        /// The department gives the case back so often.
        var returns = 0
        /// The department asks for more time: granted or refused.
        var extensionGranted: Bool?
        var isUrged = false
        var isSuspended = false
        /// The re-check fails so often.
        var failedRechecks = 0
        var appeal: Appeal?
        var stars: Int?
    }

    /// A name for the figures, such as `A` or `unfounded`.
    let name: String
    let category: String
    /// What the officer finds first; nil where no officer looks.
    let finding: String?
    /// Path B: the officer calls this kind of department in and closes the loop.
    var isCalledIn = false
    var isOutside = false
    var isEmergency = false
    var policeConsent = false
    var isAnonymous = false
    var agenda = Agenda()
    /// What the citizen must be shown at the end.
    let expected: String

    /// Whether the loop goes through a department.
    var isPursued: Bool { expected == "closed" }
}

extension ReplayPlan {
    /// Draws the plan of one report; the same seed and number give the same plan.
    static func draw(seed: UInt64, number: Int) -> ReplayPlan {
        var random = StableRandom(named: "replay/\(seed)/\(number)")
        var plan = pick(&random)
        plan.isAnonymous = random.nextIndex(below: 20) == 0
        if plan.isPursued || plan.expected == "resolvedOnSite", random.nextIndex(below: 2) == 0 {
            plan.agenda.stars = 1 + random.nextIndex(below: 5)
        }
        return plan
    }

    /// Categories whose departments the demonstration has clerks for; two may be responsible, so the centre decides.
    private static let usual = ["0901", "0902", "0803", "0804", "0103", "0404", "1001", "1004"]
    /// One rule alone matches: the case goes to the village's committee by itself.
    static let automatic = "0702"

    private static func pick(_ random: inout StableRandom) -> ReplayPlan {
        let usual = usual[random.nextIndex(below: usual.count)]
        func closed(_ name: String, _ category: String? = nil, _ change: (inout ReplayPlan) -> Void = { _ in })
            -> ReplayPlan
        {
            var plan = ReplayPlan(name: name, category: category ?? usual, finding: "confirmed", expected: "closed")
            change(&plan)
            return plan
        }
        func ended(_ finding: String, _ change: (inout ReplayPlan) -> Void = { _ in }) -> ReplayPlan {
            var plan = ReplayPlan(name: finding, category: usual, finding: finding, expected: finding)
            change(&plan)
            return plan
        }
        return switch random.nextIndex(below: 100) {
        case ..<14: closed("A", automatic)
        case ..<28: closed("A")
        case ..<40: closed("B", "1001") { $0.isCalledIn = true }
        case ..<60: ended("resolvedOnSite")
        case ..<70: ended("goneOnArrival")
        case ..<73: ended("unfounded")
        case ..<74: ended("unfounded") { $0.agenda.appeal = .dismissed }
        case ..<75:
            ReplayPlan(
                name: "unfoundedUpheld",
                category: usual,
                finding: "unfounded",
                agenda: Agenda(appeal: .upheld),
                expected: "closed"
            )
        case ..<77: ended("unlocatable")
        case ..<80: ended("duplicate")
        case ..<83: ended("outOfRemit")
        case ..<85: ended("resolvedOnSite") { $0.agenda.asks = true }
        case ..<87: closed("question") { $0.agenda.asks = true }
        case ..<89: closed("return") { $0.agenda.returns = 1 + random.nextIndex(below: 2) }
        case ..<91: closed("extension") { $0.agenda.extensionGranted = random.nextIndex(below: 2) == 0 }
        case ..<93:
            closed("suspension") {
                $0.agenda.isSuspended = true; $0.agenda.isUrged = true
            }
        case ..<95: closed("rework") { $0.agenda.failedRechecks = 1 + random.nextIndex(below: 2) }
        case ..<96: closed("closedAppeal") { $0.agenda.appeal = random.nextIndex(below: 2) == 0 ? .upheld : .dismissed }
        case ..<97:
            ReplayPlan(
                name: "emergency",
                category: "0191",
                finding: "resolvedOnSite",
                isEmergency: true,
                expected: "resolvedOnSite"
            )
        case ..<98:
            ReplayPlan(name: "crimeTip", category: "1802", finding: nil, policeConsent: true, expected: "referred")
        case ..<99: ReplayPlan(name: "tipWithoutConsent", category: "1802", finding: nil, expected: "rejected")
        default: ReplayPlan(name: "outside", category: usual, finding: nil, isOutside: true, expected: "rejected")
        }
    }
}
