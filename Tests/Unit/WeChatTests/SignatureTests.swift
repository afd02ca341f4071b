import CryptoExtras
import Foundation
import Model
import Testing
import WeChat

@Suite("Signatures and seals of WeChat Pay, against those of another implementation")
struct SignatureTests {
    let vectors: Vectors
    let now = Timestamp(seconds: Vectors.seconds)

    init() throws { vectors = try .load() }

    private func signed(_ signature: String, serial: String = "PUB_KEY_ID_1", timestamp: String = "1700000000")
        -> AnswerSignature
    {
        AnswerSignature(timestamp: timestamp, nonce: "NONCE0002", signature: signature, serial: serial)
    }

    private var keys: PlatformKeys {
        get throws { try PlatformKeys(["PUB_KEY_ID_1": vectors.platformPublicKey]) }
    }

    private var notice: [UInt8] { Array(vectors.notice.utf8) }

    @Test("The signature of a request is the one that the other implementation makes")
    func request() throws {
        let signer = try MerchantSigner(
            merchantID: "1900000001",
            serial: "ABCDEF",
            privateKey: vectors.merchantPrivateKey
        )
        let authorization = try signer.authorization(
            method: "POST",
            path: "/v3/fund-app/mch-transfer/transfer-bills",
            body: Array(vectors.requestBody.utf8),
            timestamp: Vectors.seconds,
            nonce: "NONCE0001"
        )
        #expect(
            authorization == "WECHATPAY2-SHA256-RSA2048 mchid=\"1900000001\",nonce_str=\"NONCE0001\","
                + "signature=\"\(vectors.requestSignature)\",timestamp=\"1700000000\",serial_no=\"ABCDEF\""
        )
    }

    @Test("What the provider signed is believed, and nothing that differs from it by one byte")
    func verification() throws {
        try keys.verify(signed(vectors.noticeSignature), body: notice, at: now)
        for place in stride(from: 0, to: notice.count, by: 7) {
            var altered = notice
            altered[place] ^= 1
            #expect(throws: SignatureFault.forged) {
                try keys.verify(signed(vectors.noticeSignature), body: altered, at: now)
            }
        }
        #expect(throws: SignatureFault.forged) { try keys.verify(signed("AAAA"), body: notice, at: now) }
        #expect(throws: SignatureFault.forged) { try keys.verify(signed("no base64!"), body: notice, at: now) }
    }

    @Test("Five minutes of skew are refused in both directions, a second less is not")
    func skew() throws {
        for seconds in [-299, 299] as [Int64] {
            try keys.verify(
                signed(vectors.noticeSignature),
                body: notice,
                at: Timestamp(seconds: Vectors.seconds + seconds)
            )
        }
        for seconds in [-300, 300, 86_400] as [Int64] {
            #expect(throws: SignatureFault.skewed(seconds: seconds)) {
                try keys.verify(
                    signed(vectors.noticeSignature),
                    body: notice,
                    at: Timestamp(seconds: Vectors.seconds + seconds)
                )
            }
        }
        for text in ["", "yesterday", "-1", "99999999999999999999"] {
            #expect(throws: SignatureFault.header("Wechatpay-Timestamp")) {
                try keys.verify(signed(vectors.noticeSignature, timestamp: text), body: notice, at: now)
            }
        }
    }

    @Test("While keys rotate both are believed, each under its own serial; a serial that is not known is refused")
    func rotation() throws {
        let both = try PlatformKeys([
            "PUB_KEY_ID_1": vectors.platformPublicKey, "PUB_KEY_ID_2": vectors.nextPlatformPublicKey,
        ])
        try both.verify(signed(vectors.noticeSignature), body: notice, at: now)
        try both.verify(signed(vectors.nextNoticeSignature, serial: "PUB_KEY_ID_2"), body: notice, at: now)
        #expect(throws: SignatureFault.forged) {
            try both.verify(signed(vectors.nextNoticeSignature, serial: "PUB_KEY_ID_1"), body: notice, at: now)
        }
        #expect(throws: SignatureFault.unknownKey("PUB_KEY_ID_3")) {
            try both.verify(signed(vectors.noticeSignature, serial: "PUB_KEY_ID_3"), body: notice, at: now)
        }
    }

    @Test("A new key's file is found when its serial first comes up, and made-up serials do not make it read for ever")
    func ring() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "keys-\(UUID())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try vectors.platformPublicKey.write(
            to: folder.appending(path: "PUB_KEY_ID_1.pem"),
            atomically: true,
            encoding: .utf8
        )
        let ring = try PlatformKeyRing(directory: folder.path, now: now)
        let other = signed(vectors.nextNoticeSignature, serial: "PUB_KEY_ID_2")
        #expect(throws: SignatureFault.unknownKey("PUB_KEY_ID_2")) { try ring.verify(other, body: notice, at: now) }
        try vectors.nextPlatformPublicKey.write(
            to: folder.appending(path: "PUB_KEY_ID_2.pem"),
            atomically: true,
            encoding: .utf8
        )
        #expect(throws: SignatureFault.unknownKey("PUB_KEY_ID_2")) {
            try ring.verify(other, body: notice, at: now + .seconds(5))
        }
        try ring.verify(other, body: notice, at: now + .seconds(11))
        #expect(ring.serials == ["PUB_KEY_ID_1", "PUB_KEY_ID_2"])
    }

    @Test("Headers are found in any case; a missing one or another algorithm is refused")
    func headers() throws {
        let complete = [
            "wechatpay-timestamp": "1700000000", "wechatpay-nonce": "n", "wechatpay-signature": "s",
            "wechatpay-serial": "x",
        ]
        func read(_ headers: [String: String]) throws -> AnswerSignature {
            try AnswerSignature { headers[$0.lowercased()] }
        }
        #expect(try read(complete).serial == "x")
        for name in complete.keys {
            #expect(throws: SignatureFault.self) { try read(complete.filter { $0.key != name }) }
        }
        let otherType = complete.merging(["wechatpay-signature-type": "WECHATPAY2-SM2-WITH-SM3"]) { $1 }
        #expect(throws: SignatureFault.header("Wechatpay-Signature-Type")) { try read(otherType) }
    }

    @Test("A sealed resource opens with its key alone, whole and unaltered")
    func seal() throws {
        let notice = try MessageCoding.decode(TransferNotice.self, from: vectors.notice)
        let key = try #require(APIKey(vectors.apiKey))
        #expect(try notice.resource.open(with: key) == Array(vectors.bill.utf8))
        let other = try #require(APIKey("another-key-of-thirty-two-bytes!"))
        #expect(throws: SealedResource.Broken.self) { try notice.resource.open(with: other) }
        let ours = try SealedResource.sealing(Array("内容".utf8), with: key)
        #expect(try ours.open(with: key) == Array("内容".utf8))
        #expect(APIKey("short") == nil)
    }

    @Test("A name that another implementation encrypted is read, and ours is readable")
    func names() throws {
        #expect(try NameCipher.decrypt(vectors.encryptedName, privateKey: vectors.platformPrivateKey) == "张三")
        let cipher = try NameCipher(serial: "PUB_KEY_ID_1", publicKey: vectors.platformPublicKey)
        let text = try cipher.encrypt("李四")
        #expect(try text != cipher.encrypt("李四"))
        #expect(try NameCipher.decrypt(text, privateKey: vectors.platformPrivateKey) == "李四")
    }
}
