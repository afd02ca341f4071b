package import FoundationEssentials

/// One balanced transaction of a ledger (UUIDv8 derived from its cause, so that it is posted at most once).
package struct TransactionID: UUIDIdentifier {
    package let uuid: UUID

    package init(_ uuid: UUID) { self.uuid = uuid }
}
