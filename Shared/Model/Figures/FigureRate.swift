/// Shares that a town, a department or a span of time is judged by. The raw values are published.
package enum FigureRate: String, CaseIterable, Sendable {
    /// Verified, and closed, of what was due; and the same in time (GB/T 30428.4).
    case verification, verificationOnTime, closing, closingOnTime
    /// 响应率: what departments answered themselves, by accepting or by returning with a reason, of all that was answered,
    /// by silence too.
    case response
    /// 解决率 and 满意率: "it is solved", and four or five stars, of the outcomes that citizens rated.
    case solved, content
    /// Not so, of what was verified.
    case unfounded
    /// Decided to have been sent in bad faith, of what was verified.
    case malicious

    /// Per ten thousand, rounded half up; nil of nothing.
    /// - Parameter count: of a figure, in the span.
    package func perTenThousand(_ count: (Figure) -> Int) -> Int? {
        let (part, whole): (Int, Int) =
            switch self {
            case .verification: (count(.verified), count(.verificationDue))
            case .verificationOnTime: (count(.verifiedInTime), count(.verificationDue))
            case .closing: (count(.closed), count(.closingDue))
            case .closingOnTime: (count(.closedInTime), count(.closingDue))
            case .response:
                (
                    max(0, count(.accepted) - count(.acceptedBySilence)) + count(.returned),
                    count(.accepted) + count(.returned)
                )
            case .solved: (count(.ratedSolved), count(.rated))
            case .content: (count(.ratedContent), count(.rated))
            case .unfounded: (count(.unfounded), count(.verified))
            // Taken back later than it was counted, in a span of its own: no share is below nothing.
            case .malicious: (max(0, count(.malicious)), count(.verified))
            }
        return CompletionFigures.perTenThousand(part, of: whole)
    }

    /// Per cent with two decimals.
    package func percent(_ count: (Figure) -> Int) -> Double? { perTenThousand(count).map { Double($0) / 100 } }
}
