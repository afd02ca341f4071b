/// What a call to the provider brought, told without the provider's own words.
package enum PayoutNews: Hashable, Sendable {
    /// The bill as the provider knows it.
    case bill(Bill)
    /// The provider knows no such bill; it says so too while one is being made.
    case notFound
    case fault(Fault)

    package struct Bill: Hashable, Sendable {
        package enum State: String, Hashable, Sendable, CaseIterable {
            /// Accepted, nothing locked yet: the same call may be made again.
            case accepted
            /// Something is going on.
            case moving
            /// The citizen can confirm.
            case waiting
            case success, failed, cancelled
        }

        package let number: String
        package let state: State
        package let providerNumber: String?
        package let packageInfo: String?
        /// Only a query tells them.
        package let amount: Fen?
        package let openID: String?
        package let failReason: String?

        package init(
            number: String,
            state: State,
            providerNumber: String? = nil,
            packageInfo: String? = nil,
            amount: Fen? = nil,
            openID: String? = nil,
            failReason: String? = nil
        ) {
            self.number = number
            self.state = state
            self.providerNumber = providerNumber
            self.packageInfo = packageInfo
            self.amount = amount
            self.openID = openID
            self.failReason = failReason
        }
    }

    package struct Fault: Hashable, Sendable {
        package enum Advice: String, Hashable, Sendable, CaseIterable {
            /// The same call later.
            case again
            /// The merchant's account is empty: the town waits.
            case topUp
            /// Our credentials or rights are wrong: everybody waits.
            case configure
            /// Unknown whether it was carried out.
            case query
            /// Refused, as far as this answer goes.
            case refused
        }

        package let code: String
        package let advice: Advice

        package init(code: String, advice: Advice) {
            self.code = code
            self.advice = advice
        }
    }
}
