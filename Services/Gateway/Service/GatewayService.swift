package import PostgreSQL

/// The edge: HTTP for every role. Changes nothing but identities; every other change is a command on AMQP.
package enum GatewayService {
    /// Schema `identity`.
    package static let identityMigrations = [
        Migration(name: "V0001_identity", sql: String(decoding: PackageResources.V0001_identity_sql, as: UTF8.self)),
        Migration(name: "V0028_identity", sql: String(decoding: PackageResources.V0028_identity_sql, as: UTF8.self)),
    ]

    /// Schema `read`: views over every service's schema, made last.
    package static let readMigrations = [
        Migration(name: "V0001_views", sql: String(decoding: PackageResources.V0001_views_sql, as: UTF8.self)),
        Migration(name: "V0002_warning", sql: String(decoding: PackageResources.V0002_warning_sql, as: UTF8.self)),
        Migration(
            name: "V0003_payout_views",
            sql: String(decoding: PackageResources.V0003_payout_views_sql, as: UTF8.self)
        ),
        Migration(name: "V0004_follower", sql: String(decoding: PackageResources.V0004_follower_sql, as: UTF8.self)),
        Migration(name: "V0005_figure", sql: String(decoding: PackageResources.V0005_figure_sql, as: UTF8.self)),
        Migration(
            name: "V0006_separation",
            sql: String(decoding: PackageResources.V0006_separation_sql, as: UTF8.self)
        ),
        Migration(name: "V0007_routing", sql: String(decoding: PackageResources.V0007_routing_sql, as: UTF8.self)),
        Migration(name: "V0008_overview", sql: String(decoding: PackageResources.V0008_overview_sql, as: UTF8.self)),
        Migration(name: "V0010_ledger", sql: String(decoding: PackageResources.V0010_ledger_sql, as: UTF8.self)),
        Migration(name: "V0021_pages", sql: String(decoding: PackageResources.V0021_pages_sql, as: UTF8.self)),
        Migration(name: "V0022_reviews", sql: String(decoding: PackageResources.V0022_reviews_sql, as: UTF8.self)),
        Migration(
            name: "V0023_redemptions",
            sql: String(decoding: PackageResources.V0023_redemptions_sql, as: UTF8.self)
        ),
        Migration(name: "V0024_duty", sql: String(decoding: PackageResources.V0024_duty_sql, as: UTF8.self)),
        Migration(
            name: "V0025_rules_campaigns",
            sql: String(decoding: PackageResources.V0025_rules_campaigns_sql, as: UTF8.self)
        ),
        Migration(
            name: "V0026_held_texts",
            sql: String(decoding: PackageResources.V0026_held_texts_sql, as: UTF8.self)
        ),
        Migration(name: "V0027_helpers", sql: String(decoding: PackageResources.V0027_helpers_sql, as: UTF8.self)),
        Migration(name: "V0029_privacy", sql: String(decoding: PackageResources.V0029_privacy_sql, as: UTF8.self)),
        Migration(
            name: "V0030_local_figure",
            sql: String(decoding: PackageResources.V0030_local_figure_sql, as: UTF8.self)
        ),
        Migration(
            name: "V0040_more_figures",
            sql: String(decoding: PackageResources.V0040_more_figures_sql, as: UTF8.self)
        ),
        Migration(
            name: "V0050_figure_now",
            sql: String(decoding: PackageResources.V0050_figure_now_sql, as: UTF8.self)
        ),
    ]
}
