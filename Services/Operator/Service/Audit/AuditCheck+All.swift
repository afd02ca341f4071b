extension AuditCheck {
    /// What is gathered before the checks run.
    static let preparation = String(decoding: PackageResources.Preparation_sql, as: UTF8.self)

    /// Every check, by invariant.
    package static let all: [AuditCheck] =
        [
            (1, PackageResources.Submissions_sql), (2, PackageResources.Rewards_sql), (2, PackageResources.Payouts_sql),
            (2, PackageResources.Draws_sql), (2, PackageResources.Operators_sql), (3, PackageResources.Timers_sql),
            (4, PackageResources.Ledger_sql), (4, PackageResources.Redemptions_sql), (5, PackageResources.Messages_sql),
            (5, PackageResources.Seal_sql),
            (6, PackageResources.States_sql), (6, PackageResources.Malice_sql), (7, PackageResources.Privacy_sql),
        ].flatMap { invariant, bytes in
            parse(String(decoding: bytes, as: UTF8.self), invariant: invariant)
        }
}
