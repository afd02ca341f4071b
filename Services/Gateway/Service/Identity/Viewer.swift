package import Model

#if canImport(FoundationEssentials)
    package import FoundationEssentials
#else
    package import Foundation
#endif

/// Whoever is signed in, as the access token says.
package struct Viewer: Sendable, Equatable {
    package let account: AccountID
    package let role: Role
    package let scope: AreaScope
    /// The family of refresh tokens that this sign-in belongs to.
    package let family: UUID

    /// The same as the services see it.
    var actor: CommandActor { CommandActor(id: account, role: role, scope: scope) }
}
