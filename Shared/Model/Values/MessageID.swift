package import FoundationEssentials

/// One message: CloudEvents `id`, AMQP `message-id`, key of the consumers' `handled` tables.
package struct MessageID: UUIDIdentifier {
    package let uuid: UUID

    package init(_ uuid: UUID) { self.uuid = uuid }
}
