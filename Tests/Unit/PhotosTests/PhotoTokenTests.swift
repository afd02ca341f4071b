import Crypto
import Model
import Photos
import Testing

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

@Suite("Signed photo tokens")
struct PhotoTokenTests {
    let key = SymmetricKey(data: Array("a key of the tests, 32 bytes long".utf8))
    let me = AccountID(UUID())
    let token: PhotoToken

    init() throws {
        token = PhotoToken(
            photo: KeptPhoto(
                id: try #require(PhotoID.naming([1, 2, 3])),
                bytes: 3,
                width: 640,
                height: 480,
                origin: PhotoOrigin(
                    capturedAt: Timestamp(seconds: 1_777_595_400),
                    position: Coordinate(longitude: 113.75, latitude: 23.03)
                ),
                perceptualHash: PerceptualHash(bits: 0x0123_4567_89AB_CDEF)
            ),
            owner: me,
            expiresAt: Timestamp(seconds: 1_000)
        )
    }

    func open(
        _ text: String,
        owner: AccountID? = nil,
        key: SymmetricKey? = nil,
        at seconds: Int64 = 1
    ) throws -> PhotoToken {
        try PhotoToken(opening: text, key: key ?? self.key, owner: owner ?? me, now: Timestamp(seconds: seconds))
    }

    @Test("A token gives back what it was made of")
    func roundTrip() throws {
        let text = try token.sealed(with: key)
        #expect(try open(text, at: 999) == token)
    }

    @Test("A token is worth nothing when late, changed, another's, or signed with another key")
    func refused() throws {
        let text = try token.sealed(with: key)
        #expect(throws: PhotoToken.Fault.expired) { try open(text, at: 1_000) }
        #expect(throws: PhotoToken.Fault.foreign) { try open(text, owner: AccountID(UUID())) }
        #expect(throws: PhotoToken.Fault.forged) {
            try open(text, key: SymmetricKey(size: .bits256))
        }
        #expect(throws: PhotoToken.Fault.forged) { try open("A" + text.dropFirst()) }
        for nonsense in ["", ".", "a", "a.b.c", "ä.ö", String(repeating: "a", count: 5_000)] {
            #expect(throws: PhotoToken.Fault.self) { try open(nonsense) }
        }
    }

    @Test("A perceptual hash keeps its leading zeros as text")
    func hashText() {
        #expect(PerceptualHash(bits: 15).description == "000000000000000f")
        #expect(PerceptualHash("000000000000000f") == PerceptualHash(bits: 15))
        #expect(PerceptualHash("f") == nil)
    }
}
