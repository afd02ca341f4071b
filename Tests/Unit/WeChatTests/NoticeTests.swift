import Foundation
import Model
import Testing
import WeChat

@Suite("Call-backs: verified, decrypted and read in that order")
struct NoticeTests {
    let vectors: Vectors
    let ring: PlatformKeyRing
    let folder: URL

    init() throws {
        vectors = try .load()
        folder = FileManager.default.temporaryDirectory.appending(path: "keys-\(UUID())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try vectors.platformPublicKey.write(
            to: folder.appending(path: "PUB_KEY_ID_1.pem"),
            atomically: true,
            encoding: .utf8
        )
        ring = try PlatformKeyRing(directory: folder.path, now: Timestamp(seconds: Vectors.seconds))
        try FileManager.default.removeItem(at: folder)
    }

    private func read(
        _ body: String? = nil,
        signature: String? = nil,
        key: String? = nil,
        merchant: String = "1900000001",
        seconds: Int64 = Vectors.seconds
    ) throws -> TransferBill {
        let headers = [
            "wechatpay-timestamp": "\(Vectors.seconds)", "wechatpay-nonce": "NONCE0002",
            "wechatpay-signature": signature ?? vectors.noticeSignature, "wechatpay-serial": "PUB_KEY_ID_1",
        ]
        return try TransferNotice.reading(
            body: Array((body ?? vectors.notice).utf8),
            header: { headers[$0.lowercased()] },
            keys: ring,
            apiKey: try #require(APIKey(key ?? vectors.apiKey)),
            merchantID: merchant,
            at: Timestamp(seconds: seconds)
        )
    }

    @Test("A genuine call-back tells its bill")
    func genuine() throws {
        let bill = try read()
        #expect(bill.outBillNumber == "RRP0001")
        #expect(bill.state == .success)
        #expect(bill.amount == Fen(365))
        #expect(bill.openID == "o-someone")
    }

    @Test("Forged, stale, sealed with another key or for another merchant: refused, each with its code")
    func refused() throws {
        #expect(throws: TransferNotice.Refused.signature(.forged)) { try read("{}") }
        #expect(throws: TransferNotice.Refused.signature(.forged)) {
            try read(vectors.notice.replacing("SUCCESS", with: "SUCCESS "), signature: vectors.nextNoticeSignature)
        }
        #expect(throws: TransferNotice.Refused.signature(.skewed(seconds: 900))) {
            try read(seconds: Vectors.seconds + 900)
        }
        #expect(throws: TransferNotice.Refused.sealed) { try read(key: "another-key-of-thirty-two-bytes!") }
        #expect(throws: TransferNotice.Refused.otherMerchant) { try read(merchant: "1900000002") }
    }
}
