import Model

/// How long a login waits after wrong passwords; pure.
enum SignInThrottle {
    /// Wrong passwords that cost nothing: people mistype.
    static let free = 5
    /// After so long without another wrong one, counting starts anew.
    static let forgottenAfter = Duration.seconds(24 * 3600)

    /// The wait after `failures` wrong passwords in a row: 1 s, 2 s, 4 s … 15 min from the sixth on.
    static func wait(after failures: Int) -> Duration? {
        guard failures > free else { return nil }
        let doublings = min(failures - free - 1, 10)
        return .seconds(min(1 << doublings, 900))
    }
}
