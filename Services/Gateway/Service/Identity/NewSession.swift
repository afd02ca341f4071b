package import Model

#if canImport(FoundationEssentials)
    package import FoundationEssentials
#else
    package import Foundation
#endif

/// A refresh token that is about to be kept.
package struct NewSession: Sendable {
    package let account: AccountID
    package let family: UUID
    package let hash: [UInt8]
    package let expiresAt: Timestamp
}
