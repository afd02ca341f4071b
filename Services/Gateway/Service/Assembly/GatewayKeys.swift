import Messaging
package import Runtime

/// The settings that only the gateway reads.
package enum GatewayKeys {
    package static let httpHost = ConfigurationKey(
        "HTTP_HOST",
        "Address of the interface's listener.",
        absence: .value("127.0.0.1")
    )
    package static let httpPort = ConfigurationKey(
        "HTTP_PORT",
        "Port of the interface's listener.",
        absence: .value("8080")
    )
    package static let photosDirectory = ConfigurationKey(
        "PHOTOS_DIRECTORY",
        "Directory in which all gateways keep the photos."
    )
    package static let photosTokenKey = ConfigurationKey(
        "PHOTOS_TOKEN_KEY",
        "Secret that signs photo tokens, at least 32 bytes, the same wherever they are checked.",
        isSecret: true
    )
    package static let identityTokenKey = ConfigurationKey(
        "IDENTITY_TOKEN_KEY",
        "Secret that signs access tokens, at least 32 bytes, the same for all gateways.",
        isSecret: true
    )
    package static let submissionIDKey = ConfigurationKey(
        "SUBMISSION_ID_KEY",
        "Secret that report ids are made with, at least 32 bytes, the same for all gateways.",
        isSecret: true
    )
    package static let rateLimitFactor = ConfigurationKey(
        "RATE_LIMIT_FACTOR",
        "Multiplies every rate limit; more than 1 only where load is generated.",
        absence: .value("1")
    )

    package static let webDirectory = ConfigurationKey(
        "WEB_DIRECTORY",
        "Directory of the web pages; without it the interface alone is served.",
        absence: .off
    )
    package static let webLibrariesDirectory = ConfigurationKey(
        "WEB_LIBRARIES_DIRECTORY",
        "Directory of the system's libraries for browsers.",
        absence: .value("/usr/share/javascript")
    )
    package static let webReload = ConfigurationKey(
        "WEB_RELOAD",
        "`true` reads the pages again for every request; for whoever writes them.",
        absence: .value("false")
    )

    package static let mapTilesURL = ConfigurationKey(
        "MAP_TILES_URL",
        "Address of street-map pictures that maps show beneath the city's outlines, with `{z}`, `{x}` and `{y}` (Web Mercator, "
            + "256 pixels), over HTTPS or as a path of this server; the pages may load pictures from this one server besides "
            + "their own, and it learns where people look. Without it maps show the outlines alone.",
        absence: .off
    )
    package static let mapTilesAttribution = ConfigurationKey(
        "MAP_TILES_ATTRIBUTION",
        "Whose map it is and its review number (审图号), as it is to stand in the map's corner; needed with `MAP_TILES_URL`.",
        absence: .off
    )
    package static let mapTilesSystem = ConfigurationKey(
        "MAP_TILES_SYSTEM",
        "The map's coordinate system: `wgs84` (also CGCS2000) or `gcj02`, as most commercial maps of China are drawn.",
        absence: .value("wgs84")
    )
    package static let mapTilesMaxZoom = ConfigurationKey(
        "MAP_TILES_MAX_ZOOM",
        "The closest scale that the map is drawn in; closer, its pictures are enlarged.",
        absence: .value("18")
    )

    package static let wechatPages = ConfigurationKey(
        "WECHAT_PAGES_URL",
        "Address of a simulator that stands in for WeChat's own pages, where red packets are claimed in a browser; never set "
            + "where money is real.",
        absence: .off
    )

    package static let unmaskingDecisionHours = ConfigurationKey(
        "UNMASKING_DECISION_HOURS",
        "For how many hours a request to read a reporter's contact waits for the second person.",
        absence: .value("24")
    )
    package static let unmaskingReadingMinutes = ConfigurationKey(
        "UNMASKING_READING_MINUTES",
        "For how many minutes after the approval the contact may be read.",
        absence: .value("60")
    )

    package static let brokerMonitorURL = ConfigurationKey(
        "BROKER_MONITOR_URL",
        "RabbitMQ's management API, where the operators' board reads the queues; without it the board has none.",
        absence: .off
    )
    package static let brokerMonitorUser = ConfigurationKey(
        "BROKER_MONITOR_USER",
        "The broker's user that sees and touches nothing.",
        absence: .value(Topology.monitor)
    )
    package static let brokerMonitorPassword = ConfigurationKey(
        "BROKER_MONITOR_PASSWORD",
        "Password of that user.",
        absence: .off,
        isSecret: true
    )

    package static let all = [
        httpHost, httpPort, photosDirectory, photosTokenKey, identityTokenKey, submissionIDKey, rateLimitFactor,
        webDirectory, webLibrariesDirectory, webReload, mapTilesURL,
        mapTilesAttribution, mapTilesSystem, mapTilesMaxZoom, wechatPages, unmaskingDecisionHours,
        unmaskingReadingMinutes, brokerMonitorURL, brokerMonitorUser, brokerMonitorPassword,
    ]
}
