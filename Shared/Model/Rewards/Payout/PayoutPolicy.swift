/// How patient a payout is.
package struct PayoutPolicy: Hashable, Sendable {
    /// Between two looks while nothing definite is known: the first one six times, as somebody may be looking at the
    /// screen, then doubling up to the longest.
    package var firstPause: Duration
    package var longestPause: Duration
    /// Looks without news before a person has to look.
    package var patience: Int
    /// Attempts (bill numbers) before a person has to look.
    package var attempts: Int
    /// After the citizen has got `package_info`, the first look; the provider usually calls back earlier.
    package var confirmationPause: Duration
    /// How often, and with which pause, the provider has to say that it does not know a number that nobody here has used.
    package var absences: Int
    package var absencePause: Duration

    package init(
        firstPause: Duration = .seconds(5),
        longestPause: Duration = .seconds(3600),
        patience: Int = 40,
        attempts: Int = 5,
        confirmationPause: Duration = .seconds(60),
        absences: Int = 3,
        absencePause: Duration = .seconds(30)
    ) {
        self.firstPause = firstPause
        self.longestPause = longestPause
        self.patience = patience
        self.attempts = attempts
        self.confirmationPause = confirmationPause
        self.absences = absences
        self.absencePause = absencePause
    }

    package static let standard = PayoutPolicy()

    /// The pause before the look after `looks` looks without news.
    func pause(after looks: Int, from first: Duration) -> Duration {
        min(first * (1 << min(max(looks - 5, 0), 20)), longestPause)
    }
}
