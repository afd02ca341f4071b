/// How long each part of an unmasking may take (*config*).
package struct UnmaskingTerms: Hashable, Sendable {
    /// From asking to the second person's decision.
    package let decision: Duration
    /// From the approval to the last reading.
    package let reading: Duration

    package init(decision: Duration = .seconds(86_400), reading: Duration = .seconds(3600)) {
        self.decision = decision
        self.reading = reading
    }
}
