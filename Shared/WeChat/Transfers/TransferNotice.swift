package import Model

/// A call-back of WeChat Pay about a transfer that came to its end: a hint, never a proof; the query decides.
package struct TransferNotice: Codable, Hashable, Sendable {
    package static let eventType = "MCHTRANSFER.BILL.FINISHED"

    package let id: String
    package let createTime: String
    package let eventType: String
    package let resourceType: String
    package let summary: String?
    package let resource: SealedResource

    package init(id: String, createTime: String, resource: SealedResource) {
        self.id = id
        self.createTime = createTime
        eventType = Self.eventType
        resourceType = "encrypt-resource"
        summary = "商家转账单据终态通知"
        self.resource = resource
    }

    private enum CodingKeys: String, CodingKey {
        case id, summary, resource
        case createTime = "create_time"
        case eventType = "event_type"
        case resourceType = "resource_type"
    }

    /// Why a call-back is not listened to.
    package enum Refused: Error, Hashable, Sendable {
        case signature(SignatureFault)
        case malformed
        /// Another kind of event.
        case otherEvent(String)
        /// Sealed with another key.
        case sealed
        /// Of another merchant or app.
        case otherMerchant

        /// Stable, for logs and metrics.
        package var code: String {
            switch self {
            case .signature(let fault): fault.code
            case .malformed: "notice.malformed"
            case .otherEvent: "notice.otherEvent"
            case .sealed: "notice.sealed"
            case .otherMerchant: "notice.otherMerchant"
            }
        }
    }

    /// Verifies, decrypts and reads a call-back in that order: nothing is parsed that the provider did not sign.
    package static func reading(
        body: [UInt8],
        header: (String) -> String?,
        keys: PlatformKeyRing,
        apiKey: APIKey,
        merchantID: String,
        at now: Timestamp
    ) throws(Refused) -> TransferBill {
        do throws(SignatureFault) {
            try keys.verify(try AnswerSignature(header: header), body: body, at: now)
        } catch {
            throw .signature(error)
        }
        guard let notice = try? MessageCoding.decode(TransferNotice.self, from: body) else { throw .malformed }
        guard notice.eventType == eventType else { throw .otherEvent(notice.eventType) }
        guard let content = try? notice.resource.open(with: apiKey) else { throw .sealed }
        guard let bill = try? MessageCoding.decode(TransferBill.self, from: content),
            TransferOrder.isNumber(bill.outBillNumber)
        else { throw .malformed }
        guard bill.merchantID == merchantID else { throw .otherMerchant }
        return bill
    }
}
