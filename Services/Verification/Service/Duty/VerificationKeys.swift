package import Runtime

/// What verification reads of its environment.
package enum VerificationKeys {
    package static let sampleShares = ConfigurationKey(
        "SAMPLE_SHARES",
        "Per cent of what officers solve on the spot that others check, by town: `*=5,441900103=10`.",
        absence: .value("*=5")
    )

    package static let sampleSeed = ConfigurationKey(
        "SAMPLE_SEED",
        "Mixed into the draw of sample checks: who does not know it cannot tell which finding will be checked, who does can "
            + "draw again. Each process makes its own without it.",
        absence: .off,
        isSecret: true
    )

    package static let maliceDays = ConfigurationKey(
        "MALICE_DECISION_DAYS",
        "Working days in which a centre decides whether a report was sent in bad faith; then it is over.",
        absence: .value("5")
    )

    package static let maliceAppealDays = ConfigurationKey(
        "MALICE_APPEAL_DAYS",
        "Days in which its reporter can contest that.",
        absence: .value("15")
    )

    package static let maliceAppealDecisionDays = ConfigurationKey(
        "MALICE_APPEAL_DECISION_DAYS",
        "Working days in which the city decides on such an appeal; then its reporter is right.",
        absence: .value("10")
    )

    package static let all = [sampleShares, sampleSeed, maliceDays, maliceAppealDays, maliceAppealDecisionDays]
}
