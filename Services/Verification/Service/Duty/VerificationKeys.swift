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

    package static let all = [sampleShares, sampleSeed]
}
