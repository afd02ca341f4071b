#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// A message of the journal on a report's way; times in microseconds since 1970.
struct TraceMessage: Sendable {
    let id: UUID
    let service: String
    let type: String
    let sequence: Int64
    let recordedAt: Int64
    let actor: String?
    /// Type of the command or event it followed from, where some service handled it.
    let cause: String?
    /// Still in the outbox.
    let isUnsent: Bool
}
