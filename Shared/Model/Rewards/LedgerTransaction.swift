/// A double-entry transaction: at least two postings that sum to zero. An unbalanced one cannot be made.
///
/// Postings are only ever inserted; a correction is the `reversal` of a transaction.
package struct LedgerTransaction<Unit: LedgerUnit>: Hashable, Sendable {
    package struct Posting: Hashable, Codable, Sendable {
        package let account: LedgerAccount
        /// Positive into the account, negative out of it.
        package let amount: Unit

        package init(account: LedgerAccount, amount: Unit) {
            self.account = account
            self.amount = amount
        }
    }

    package enum Fault: Error, Hashable, Sendable {
        case tooFewPostings
        case zeroPosting
        case unbalanced
    }

    package let id: TransactionID
    package let postings: [Posting]

    package init(id: TransactionID, postings: [Posting]) throws(Fault) {
        guard postings.count >= 2 else { throw .tooFewPostings }
        guard postings.allSatisfy({ $0.amount != .zero }) else { throw .zeroPosting }
        guard postings.reduce(Unit.zero, { $0 + $1.amount }) == .zero else { throw .unbalanced }
        self.init(balanced: id, postings)
    }

    private init(balanced id: TransactionID, _ postings: [Posting]) {
        self.id = id
        self.postings = postings
    }

    /// Moves an amount, which must not be zero, from one account to another; the fault otherwise.
    package static func transfer(
        _ amount: Unit,
        from source: LedgerAccount,
        to target: LedgerAccount,
        id: TransactionID
    ) throws(Fault) -> LedgerTransaction {
        try LedgerTransaction(
            id: id,
            postings: [Posting(account: source, amount: -amount), Posting(account: target, amount: amount)]
        )
    }

    /// The opposite of every posting, under an id derived from this one's: it can be posted once.
    package var reversal: LedgerTransaction {
        LedgerTransaction(
            balanced: .named("reversal/\(id)"),
            postings.map { Posting(account: $0.account, amount: -$0.amount) }
        )
    }
}

extension LedgerTransaction where Unit == Points {
    /// Points for a citizen and a report: the same cause gives the same id.
    /// - Parameter task: the verification; that of a duplicate may be taken back, and another find the same.
    package static func granting(
        _ grant: RewardDecision.Grant,
        to citizen: CitizenID,
        for report: ReportID,
        foundBy task: TaskID
    ) throws(Fault) -> LedgerTransaction {
        let cause = grant.reason == .followed ? "\(report)/\(task)" : "\(report)"
        return try transfer(
            grant.points,
            from: .issued,
            to: .points(citizen),
            id: .named("points/\(grant.reason.rawValue)/\(cause)")
        )
    }

    /// Takes back what was granted for a finding; once. What the citizen has spent already is forgiven, as long as it stays
    /// spent: nobody's balance is ever below zero.
    /// - Parameter balance: what the citizen has, read where nobody else can take any meanwhile.
    package static func withdrawing(
        _ points: Points,
        from citizen: CitizenID,
        balance: Points,
        for report: ReportID,
        foundBy task: TaskID
    ) throws(Fault) -> LedgerTransaction {
        try withdrawing(points, from: citizen, balance: balance, id: .named("withdrawn/\(report)/\(task)"))
    }

    /// Points for a citizen who followed a case that was found true: once for a case and a citizen.
    package static func granting(
        _ points: Points,
        toFollower citizen: CitizenID,
        of report: ReportID
    ) throws(Fault) -> LedgerTransaction {
        try transfer(points, from: .issued, to: .points(citizen), id: .named("followed/\(report)/\(citizen)"))
    }

    /// Takes a follower's points back, once, as those for a finding are.
    package static func withdrawing(
        _ points: Points,
        fromFollower citizen: CitizenID,
        balance: Points,
        of report: ReportID
    ) throws(Fault) -> LedgerTransaction {
        try withdrawing(points, from: citizen, balance: balance, id: .named("unfollowed/\(report)/\(citizen)"))
    }

    private static func withdrawing(
        _ points: Points,
        from citizen: CitizenID,
        balance: Points,
        id: TransactionID
    ) throws(Fault) -> LedgerTransaction {
        let there = min(points, max(balance, .zero))
        let postings = [
            Posting(account: .points(citizen), amount: -there),
            Posting(account: .forgiven(citizen), amount: there - points),
            Posting(account: .issued, amount: points),
        ]
        return try LedgerTransaction(id: id, postings: postings.filter { $0.amount != .zero })
    }
}

extension LedgerTransaction where Unit == Fen {
    /// Reserves a red packet out of the town's budget of a month (`yyyy-mm`): the same report gives the same id.
    package static func reserving(
        _ amount: Fen,
        for citizen: CitizenID,
        report: ReportID,
        town: TownCode,
        month: String
    ) throws(Fault) -> LedgerTransaction {
        try transfer(
            amount,
            from: .budget(town, month: month),
            to: .reserved(citizen),
            id: .named("redPacket/\(report)")
        )
    }

    /// What a payout's step moves: to paid, or back to the budget that it came from; each once for a report.
    package static func settling(_ posting: PayoutStep.Posting, of payout: Payout) throws(Fault) -> LedgerTransaction {
        let target: LedgerAccount =
            switch posting {
            case .pay: .paid
            case .release: .budget(payout.report.townCode, month: payout.month)
            }
        // One id for both: what is settled is settled once, one way or the other.
        return try transfer(
            payout.amount,
            from: .reserved(payout.citizenID),
            to: target,
            id: .named("settled/\(payout.report.id)")
        )
    }
}
