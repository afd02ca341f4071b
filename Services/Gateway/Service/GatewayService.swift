package import PostgreSQL

/// The edge: HTTP for every role. Changes nothing but identities; every other change is a command on AMQP.
package enum GatewayService {
    /// Schema `identity`.
    package static let identityMigrations = [
        Migration("V0001_identity", PackageResources.V0001_identity_sql),
        Migration("V0028_identity", PackageResources.V0028_identity_sql),
        Migration("V0063_relative_reading", PackageResources.V0063_relative_reading_sql),
        Migration("V0064_relative_reading_valid", PackageResources.V0064_relative_reading_valid_sql),
    ]

    /// Schema `read`: views over every service's schema, made last.
    package static let readMigrations = [
        Migration("V0001_views", PackageResources.V0001_views_sql),
        Migration("V0002_warning", PackageResources.V0002_warning_sql),
        Migration("V0003_payout_views", PackageResources.V0003_payout_views_sql),
        Migration("V0004_follower", PackageResources.V0004_follower_sql),
        Migration("V0005_figure", PackageResources.V0005_figure_sql),
        Migration("V0006_separation", PackageResources.V0006_separation_sql),
        Migration("V0007_routing", PackageResources.V0007_routing_sql),
        Migration("V0008_overview", PackageResources.V0008_overview_sql),
        Migration("V0010_ledger", PackageResources.V0010_ledger_sql),
        Migration("V0021_pages", PackageResources.V0021_pages_sql),
        Migration("V0022_reviews", PackageResources.V0022_reviews_sql),
        Migration("V0023_redemptions", PackageResources.V0023_redemptions_sql),
        Migration("V0024_duty", PackageResources.V0024_duty_sql),
        Migration("V0025_rules_campaigns", PackageResources.V0025_rules_campaigns_sql),
        Migration("V0026_held_texts", PackageResources.V0026_held_texts_sql),
        Migration("V0027_helpers", PackageResources.V0027_helpers_sql),
        Migration("V0029_privacy", PackageResources.V0029_privacy_sql),
        Migration("V0030_local_figure", PackageResources.V0030_local_figure_sql),
        Migration("V0036_notices", PackageResources.V0036_notices_sql),
        Migration("V0037_suspension", PackageResources.V0037_suspension_sql),
        Migration("V0040_more_figures", PackageResources.V0040_more_figures_sql),
        Migration("V0046_board", PackageResources.V0046_board_sql),
        Migration("V0050_figure_now", PackageResources.V0050_figure_now_sql),
        Migration("V0054_connection", PackageResources.V0054_connection_sql),
        Migration("V0059_malice", PackageResources.V0059_malice_sql),
        Migration("V0064_relative", PackageResources.V0064_relative_sql),
        Migration("V0065_assistance", PackageResources.V0065_assistance_sql),
        Migration("V0066_duplicates", PackageResources.V0066_duplicates_sql),
        Migration("V0068_stopped_payout", PackageResources.V0068_stopped_payout_sql),
    ]
}
