/// Which limit an operation draws on: by account when somebody is signed in, else by network address.
package enum RateBudget: String, Sendable, CaseIterable {
    /// Reads and other light calls.
    case reading
    /// A citizen's or officer's submissions.
    case submitting
    case uploading
    /// Officers', clerks' and citizens' commands.
    case commanding
    /// Password checks and new accounts, by address.
    case signingIn
    /// Health and the document: never limited.
    case free

    /// Generous for a person, tight for a program; a whole town hall behind one address still signs in.
    func rule(factor: Int) -> RateRule? {
        let (burst, perMinute): (Int, Int)
        switch self {
        case .reading: (burst, perMinute) = (120, 600)
        case .submitting: (burst, perMinute) = (10, 20)
        case .uploading: (burst, perMinute) = (20, 40)
        case .commanding: (burst, perMinute) = (60, 240)
        case .signingIn: (burst, perMinute) = (60, 120)
        case .free: return nil
        }
        return RateRule(burst: burst * factor, perMinute: perMinute * factor)
    }
}
