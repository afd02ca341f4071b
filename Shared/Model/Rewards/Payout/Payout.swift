/// The payout of one red packet, from its reservation to the citizen's wallet or back to the budget.
///
/// One report has at most one. Only the answer to a query ends an attempt; only an attempt that ended as failed or
/// cancelled allows another number; call-backs and the answers to creating are hints. It is paid at most once as long as
/// the provider keeps one promise: one number, one transfer.
package struct Payout: Hashable, Codable, Sendable {
    package let report: ReportSummary
    package let citizenID: CitizenID
    package let amount: Fen
    /// The month of the town's budget that it came from, `yyyy-mm`.
    package let month: String
    /// Moved on when a person has looked at it: the citizen loses no time by that.
    package internal(set) var reservedUntil: Timestamp
    /// Why a person looks at it first; nil where nobody does.
    package let suspicions: [PayoutSuspicion]?
    package internal(set) var state: PayoutState
    /// The `sequence` of its last event; the reservation itself is the reward's second.
    package internal(set) var version: Int
    /// How many bill numbers were used; the last one is the bill's.
    package internal(set) var attempt: Int
    package internal(set) var openID: String?
    package internal(set) var bill: PayoutBill?
    /// What to ask the provider now; nil while there is nothing, or while a timer runs.
    package internal(set) var call: PayoutCall?
    /// What the running timer will ask.
    package internal(set) var nextCall: PayoutCall?
    /// Grows with every call that is decided on, so that the answer to an older one is not taken for the newest.
    package internal(set) var callNumber: Int
    /// Looks in a row that brought no news.
    package internal(set) var looks: Int
    /// The reservation is over, or a person wants it released: no other attempt is to follow.
    package internal(set) var isClosing: Bool
    /// A person calls the bill back: it is cancelled as soon as it is known to wait. Nil counts as no.
    package internal(set) var isCalledBack: Bool?
    package internal(set) var hold: PayoutHold?
    /// The code of the last fault, for whoever looks.
    package internal(set) var lastFault: String?
    /// Of its timers; only a higher one is ever applied.
    package internal(set) var generation: Int
    /// The generation of the timer that `nextCall` waits for.
    package internal(set) var lookGeneration: Int

    /// Every legal step of a payout.
    package static let table = TransitionTable<PayoutState, PayoutTrigger>(
        starts: [.reserved, .checking],
        steps: [
            (.clear, [.checking], .state(.reserved)),
            (.withhold, [.checking], .state(.withheld)),
            (.claim, [.reserved], .state(.creating)),
            (.await, [.creating, .held], .state(.confirming)),
            (.pay, [.creating, .confirming, .held], .state(.paid)),
            (.fail, [.creating, .confirming, .held], .state(.reserved)),
            (.close, [.creating, .confirming, .held], .state(.released)),
            (.expire, [.reserved], .state(.released)),
            (.seek, [.reserved, .creating, .confirming, .held], .state(.creating)),
            (.hold, [.creating, .confirming], .state(.held)),
            (.resume, [.held], .state(.creating)),
        ]
    )

    private init(
        report: ReportSummary,
        citizenID: CitizenID,
        amount: Fen,
        month: String,
        reservedUntil: Timestamp,
        suspicions: [PayoutSuspicion]
    ) {
        self.report = report
        self.citizenID = citizenID
        self.amount = amount
        self.month = month
        self.reservedUntil = reservedUntil
        self.suspicions = suspicions.isEmpty ? nil : suspicions
        state = suspicions.isEmpty ? .reserved : .checking
        version = 2
        attempt = 0
        callNumber = 0
        looks = 0
        isClosing = false
        generation = 0
        lookGeneration = 0
    }

    /// A red packet is reserved: it waits for its citizen until the reservation ends; with suspicions for a person first.
    package static func reserving(
        _ report: ReportSummary,
        for citizenID: CitizenID,
        amount: Fen,
        month: String,
        until: Timestamp,
        suspicions: [PayoutSuspicion] = []
    ) -> PayoutStep {
        var payout = Payout(
            report: report,
            citizenID: citizenID,
            amount: amount,
            month: month,
            reservedUntil: until,
            suspicions: suspicions
        )
        var deadlines: [DeadlineAction] = []
        payout.schedule(.limit, at: until, &deadlines)
        return PayoutStep(payout, deadlines: deadlines)
    }

    /// Takes the step that the table allows; false when it is illegal.
    mutating func move(_ trigger: PayoutTrigger) -> Bool {
        guard case .state(let next) = Self.table.target(from: state, on: trigger) else { return false }
        state = next
        return true
    }

    /// Asks the provider now; a timer that still runs means nothing any more.
    mutating func ask(_ call: PayoutCall) {
        self.call = call
        nextCall = nil
        callNumber += 1
    }

    /// Asks the provider later.
    mutating func ask(_ call: PayoutCall, at moment: Timestamp, _ deadlines: inout [DeadlineAction]) {
        self.call = nil
        nextCall = call
        callNumber += 1
        schedule(.warning, at: moment, &deadlines)
        lookGeneration = generation
    }

    mutating func askNothing() {
        call = nil
        nextCall = nil
        callNumber += 1
    }
}
