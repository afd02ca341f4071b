import Foundation
package import Messaging
import Model

/// WeChat Pay's merchant interface, version 3: transfers and bills.
///
/// Every request is signed, every answer verified before it is read. Nothing is repeated here: what may follow a fault is
/// the caller's decision.
package struct PayClient: Sendable {
    let transport: any WeChatTransport
    let signer: MerchantSigner
    let keys: PlatformKeyRing
    let clock: ServiceClock

    package init(
        transport: any WeChatTransport,
        signer: MerchantSigner,
        keys: PlatformKeyRing,
        clock: ServiceClock
    ) {
        self.transport = transport
        self.signer = signer
        self.keys = keys
        self.clock = clock
    }

    static let transfers = "/v3/fund-app/mch-transfer/transfer-bills"

    /// Creates a bill, or gets the one that exists with this number and content.
    /// - Parameters:
    ///   - body: the stored JSON of a `TransferOrder`, byte for byte.
    ///   - nameSerial: which public key encrypted the name in it; nil without a name.
    package func createTransfer(body: [UInt8], nameSerial: String? = nil) async throws(WeChatFault) -> TransferBill {
        let serial = nameSerial.map { [("Wechatpay-Serial", $0)] } ?? []
        let reply = try await call(.post, Self.transfers, body: body, headers: serial)
        guard reply.status == 200 else { throw TransferFaults.fault(status: reply.status, body: reply.body) }
        return try Self.read(reply.body)
    }

    /// The bill of a number; nil where the provider knows none (yet: it says so too while one is being made).
    package func transfer(_ number: String) async throws(WeChatFault) -> TransferBill? {
        let reply = try await call(.get, "\(Self.transfers)/out-bill-no/\(number)")
        if reply.status == 404 { return nil }
        guard reply.status == 200 else { throw TransferFaults.fault(status: reply.status, body: reply.body) }
        let bill: TransferBill = try Self.read(reply.body)
        guard bill.outBillNumber == number else { throw .unreadable("the answer is about another bill") }
        return bill
    }

    /// Asks to cancel a bill that was not confirmed. Success means that it is being cancelled, no more.
    package func cancelTransfer(_ number: String) async throws(WeChatFault) -> TransferBill? {
        let reply = try await call(.post, "\(Self.transfers)/out-bill-no/\(number)/cancel")
        if reply.status == 404 { return nil }
        guard reply.status == 200 else { throw TransferFaults.fault(status: reply.status, body: reply.body) }
        return try Self.read(reply.body)
    }

    /// Signs, sends and verifies. An error answer may come unsigned (a proxy before the provider made it); it decides
    /// nothing for good.
    func call(
        _ method: WeChatRequest.Method,
        _ path: String,
        body: [UInt8] = [],
        headers: [(String, String)] = []
    ) async throws(WeChatFault) -> WeChatReply {
        let authorization: String
        do {
            authorization = try signer.authorization(
                method: method.rawValue,
                path: path,
                body: body,
                timestamp: clock.now().microseconds / 1_000_000,
                nonce: Nonce.make()
            )
        } catch {
            throw WeChatFault(
                code: "request.unsigned",
                words: "\(error)",
                cause: .content("\(error)"),
                advice: .configure
            )
        }
        let reply = try await transport.send(
            WeChatRequest(
                method,
                path,
                headers: [
                    ("Authorization", authorization), ("Accept", "application/json"),
                    ("Content-Type", "application/json"), ("User-Agent", "renrenpai"),
                ] + headers,
                body: body
            )
        )
        do throws(SignatureFault) {
            try keys.verify(try AnswerSignature { reply.header($0) }, body: reply.body, at: clock.now())
        } catch {
            // What carries no signature at all is only believed where it says that nothing was done for now.
            if case .header = error, reply.status == 429 || reply.status >= 500 {
                return reply
            }
            throw .unverified(error)
        }
        return reply
    }

    static func read<Content: Decodable>(_ body: [UInt8]) throws(WeChatFault) -> Content {
        do {
            return try MessageCoding.decode(Content.self, from: body)
        } catch {
            throw .unreadable("\(error)")
        }
    }
}
