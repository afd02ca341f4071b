extension AuditCheck {
    /// What is gathered before the checks run.
    static let preparation = String(decoding: PackageResources.Preparation_sql, as: UTF8.self)

    /// Every check, by invariant.
    package static let all: [AuditCheck] =
        [
            PackageResources.Submissions_sql, PackageResources.Rewards_sql, PackageResources.Timers_sql,
            PackageResources.Ledger_sql, PackageResources.Messages_sql, PackageResources.States_sql,
        ].enumerated().flatMap { place, bytes in
            parse(String(decoding: bytes, as: UTF8.self), invariant: place + 1)
        }
}
