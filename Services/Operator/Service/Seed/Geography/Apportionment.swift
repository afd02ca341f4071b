/// Sharing a whole number of things by weight (largest remainder, with a least share for each).
enum Apportionment {
    /// Shares that sum to `total` (or to the sum of `least`, where that is more).
    ///
    /// Ties go to the earlier entry, so the same input gives the same shares.
    static func shares(of total: Int, weights: [Double], least: [Int]) -> [Int] {
        var shares = least
        let spare = total - least.reduce(0, +)
        let sum = weights.reduce(0, +)
        guard spare > 0, sum > 0 else { return shares }
        // What the weight asks for beyond the least share; those who have enough already ask for nothing.
        let wishes = zip(weights, least).map { weight, least in max(0, Double(total) * weight / sum - Double(least)) }
        let wished = wishes.reduce(0, +)
        guard wished > 0 else { return shares }
        var remainders: [(index: Int, fraction: Double)] = []
        var given = 0
        for (index, wish) in wishes.enumerated() {
            let exact = Double(spare) * wish / wished
            let whole = Int(exact)
            shares[index] += whole
            given += whole
            remainders.append((index, exact - Double(whole)))
        }
        remainders.sort { ($1.fraction, $0.index) < ($0.fraction, $1.index) }
        for remainder in remainders.prefix(spare - given) {
            shares[remainder.index] += 1
        }
        return shares
    }
}
