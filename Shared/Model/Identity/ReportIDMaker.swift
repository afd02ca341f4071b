package import Crypto
package import FoundationEssentials

/// Makes and recognises report ids (UUIDv8) without a database.
///
/// Layout: of the 122 free bits the first 98 are HMAC-SHA-256(key, "id" ‖ citizen ‖ Idempotency-Key), the last 24 a tag
/// HMAC-SHA-256(key, "tag" ‖ citizen ‖ those bits). The same citizen and key give the same id; an id that is not stored
/// yet is answered only to the citizen for whom the tag verifies. Free bits from the front: bytes 0–5, the low half of
/// byte 6, byte 7, the low six bits of byte 8, bytes 9–15; so the tag is bytes 13, 14 and 15.
package struct ReportIDMaker: Sendable {
    private let key: SymmetricKey

    /// The key is `SUBMISSION_ID_KEY`, at least 32 bytes, the same in every gateway.
    package init(key: SymmetricKey) { self.key = key }

    /// The id of a citizen's submission; for a report without account the gateway gives the session's id.
    package func id(citizen: UUID, idempotencyKey: String) -> ReportID {
        var mac = HMAC<SHA256>(key: key)
        mac.update(data: Array("id".utf8))
        mac.update(data: citizen.bytes)
        mac.update(data: Array(idempotencyKey.utf8))
        let unmarked = UUID.marked(Array(mac.finalize()), version: 8)
        let head = Array(unmarked.bytes.prefix(13))
        return ReportID(UUID.marked(head + tag(citizen: citizen, head: head), version: 8))
    }

    package func id(citizen: CitizenID, idempotencyKey: String) -> ReportID {
        id(citizen: citizen.uuid, idempotencyKey: idempotencyKey)
    }

    /// Whether the id was made for this citizen; a guess passes once in 16.8 million tries. Constant time.
    package func verify(_ id: ReportID, citizen: UUID) -> Bool {
        let bytes = id.uuid.bytes
        guard bytes[6] >> 4 == 8, bytes[8] >> 6 == 2 else { return false }
        let expected = tag(citizen: citizen, head: Array(bytes.prefix(13)))
        return zip(expected, bytes.suffix(3)).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
    }

    package func verify(_ id: ReportID, citizen: CitizenID) -> Bool { verify(id, citizen: citizen.uuid) }

    private func tag(citizen: UUID, head: [UInt8]) -> [UInt8] {
        var mac = HMAC<SHA256>(key: key)
        mac.update(data: Array("tag".utf8))
        mac.update(data: citizen.bytes)
        mac.update(data: head)
        return Array(Array(mac.finalize()).prefix(3))
    }
}
