import Crypto

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// A login by which wrong passwords are counted: its SHA-256, so that nothing that was typed is kept.
package struct LoginHash: Sendable, Hashable {
    package let bytes: [UInt8]

    package init(_ login: String) {
        bytes = Array(SHA256.hash(data: Data(login.lowercased().utf8)))
    }
}
