import Model

#if canImport(FoundationEssentials)
    package import FoundationEssentials
#else
    package import Foundation
#endif

/// What became of a refresh token that was presented.
package enum Rotation: Sendable {
    case rotated(Account, family: UUID)
    /// Unknown, expired, revoked, or used before: in the last case its family has been ended.
    case refused
}
