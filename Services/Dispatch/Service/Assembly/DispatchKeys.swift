package import Runtime

/// The settings that only dispatch reads.
package enum DispatchKeys {
    package static let photosTokenKey = ConfigurationKey(
        "PHOTOS_TOKEN_KEY",
        "Key that photo tokens are signed with, the gateway's own.",
        isSecret: true
    )

    package static let all = [photosTokenKey]
}
