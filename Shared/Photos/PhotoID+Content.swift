import Crypto
package import Model

#if canImport(FoundationEssentials)
    package import FoundationEssentials
#else
    package import Foundation
#endif

extension PhotoID {
    /// The name of these bytes: the SHA-256 of what is kept.
    package static func naming(_ content: some DataProtocol) -> PhotoID? {
        PhotoID(rawValue: Hexadecimal.encode(SHA256.hash(data: content)))
    }
}
