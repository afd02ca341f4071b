/// The provider's bill of a day against what the ledger says was paid; each difference is work for a person.
package enum Reconciliation {
    /// A transfer that the provider says it made.
    package struct Theirs: Hashable, Sendable {
        package let number: String
        package let amount: Fen

        package init(number: String, amount: Fen) {
            self.number = number
            self.amount = amount
        }
    }

    /// A payout that the ledger says is paid.
    package struct Ours: Hashable, Sendable {
        package let number: String
        package let report: ReportID
        package let amount: Fen
        /// Posted on the day itself; others are looked at only because the provider names their numbers.
        package let isOfTheDay: Bool

        package init(number: String, report: ReportID, amount: Fen, isOfTheDay: Bool) {
            self.number = number
            self.report = report
            self.amount = amount
            self.isOfTheDay = isOfTheDay
        }
    }

    package struct Difference: Hashable, Sendable {
        package enum Kind: String, Hashable, Sendable, CaseIterable {
            /// The provider paid what is not posted here.
            case missingHere
            /// Posted here, and the provider paid nothing.
            case missingThere
            case amountDiffers
            /// The provider's bill names one number twice.
            case doubled
        }

        package let kind: Kind
        package let number: String
        package let report: ReportID?
        package let ours: Fen?
        package let theirs: Fen?

        init(kind: Kind, number: String, report: ReportID?, ours: Fen?, theirs: Fen?) {
            self.kind = kind
            self.number = number
            self.report = report
            self.ours = ours
            self.theirs = theirs
        }
    }

    /// A payout that is not paid here, and how many numbers it has used as far as is known here.
    package struct Unpaid: Hashable, Sendable {
        package let report: ReportID
        package let attempt: Int

        package init(report: ReportID, attempt: Int) {
            self.report = report
            self.attempt = attempt
        }
    }

    /// - Parameters:
    ///   - theirs: the provider's bill of the day.
    ///   - elsewhere: numbers that its bills of other days name: what was paid before midnight may be posted after it, and
    ///     what was held until a person recorded it many days later.
    ///   - ours: posted on the day, and whatever else the provider names.
    /// - Returns: in the order of the numbers; empty when both agree to the fen.
    package static func differences(theirs: [Theirs], elsewhere: Set<String>, ours: [Ours]) -> [Difference] {
        let there = Dictionary(grouping: theirs, by: \.number)
        let here = Dictionary(ours.map { ($0.number, $0) }) { first, _ in first }
        return Set(there.keys).union(here.keys).sorted().flatMap { number -> [Difference] in
            let (paid, posted) = (there[number] ?? [], here[number])
            func difference(_ kind: Difference.Kind) -> Difference {
                Difference(
                    kind: kind,
                    number: number,
                    report: posted?.report,
                    ours: posted?.amount,
                    theirs: paid.isEmpty ? nil : paid.reduce(.zero) { $0 + $1.amount }
                )
            }
            guard let first = paid.first else {
                let isMissing = posted?.isOfTheDay ?? false && !elsewhere.contains(number)
                return isMissing ? [difference(.missingThere)] : []
            }
            var found: [Difference] = paid.count > 1 ? [difference(.doubled)] : []
            if let posted {
                if posted.amount != first.amount { found.append(difference(.amountDiffers)) }
            } else {
                found.append(difference(.missingHere))
            }
            return found
        }
    }

    /// The attempt after those that are known that a number of the provider's bill is of; nil where it is of none.
    package static func attempt(of number: String, report: ReportID, after known: Int) -> Int? {
        (known + 1...known + Payout.forgottenAttempts).first { PayoutBill.number(of: report, attempt: $0) == number }
    }

    /// Names the reports of numbers that are not known here. After a restore the provider knows numbers that were used later:
    /// they follow from report and attempt all the same.
    package static func naming(_ differences: [Difference], among unpaid: [Unpaid]) -> [Difference] {
        guard differences.contains(where: { $0.report == nil }) else { return differences }
        var reports: [String: ReportID] = [:]
        for payout in unpaid {
            for attempt in 1...payout.attempt + Payout.forgottenAttempts {
                reports[PayoutBill.number(of: payout.report, attempt: attempt)] = payout.report
            }
        }
        return differences.map { difference in
            Difference(
                kind: difference.kind,
                number: difference.number,
                report: difference.report ?? reports[difference.number],
                ours: difference.ours,
                theirs: difference.theirs
            )
        }
    }
}
