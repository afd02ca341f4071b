import Logging
import Model
import Photos
import Subprocess
import Testing

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

@Suite("Pictures from strangers")
struct PhotoIntakeTests {
    let sample: SamplePicture
    let store: PhotoStore
    let intake: PhotoIntake

    init() throws {
        sample = try SamplePicture()
        store = try PhotoStore(directory: sample.directory + "/store")
        intake = PhotoIntake(store: store, logger: Logger(label: "test"))
    }

    @Test("A picture in each format is kept as JPEG with a thumbnail", arguments: [".jpg", ".png", ".heic", ".webp"])
    func everyFormat(suffix: String) async throws {
        let kept = try await intake.take(try await sample.make(suffix: suffix))
        #expect(kept.width == 640 && kept.height == 480)
        let full = try #require(try await store.read(kept.id, .full))
        let thumbnail = try #require(try await store.read(kept.id, .thumbnail))
        #expect(PhotoFormat(sniffing: full) == .jpeg && PhotoFormat(sniffing: thumbnail) == .jpeg)
        #expect(PhotoID.naming(full) == kept.id && full.count == kept.bytes)
        #expect(thumbnail.count < full.count)
    }

    @Test("The same picture gets the same name and leaves nothing in the incoming folder")
    func sameName() async throws {
        let picture = try await sample.make()
        let first = try await intake.take(picture)
        #expect(try await intake.take(picture) == first)
        #expect(try FileManager.default.contentsOfDirectory(atPath: sample.directory + "/store/incoming").isEmpty)
    }

    @Test("When too many pictures wait already, the next is turned away at once, and taken when it comes again")
    func turnsAwayWhenBusy() async throws {
        let picture = try await sample.make()
        var limits = PhotoLimits()
        (limits.parallel, limits.waiting) = (1, 1)
        let narrow = PhotoIntake(store: store, limits: limits, logger: Logger(label: "test"))
        let errors = await withTaskGroup(of: (any Error)?.self) { group in
            for _ in 0..<8 {
                group.addTask {
                    do {
                        _ = try await narrow.take(picture)
                        return nil
                    } catch {
                        return error
                    }
                }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(errors.contains { $0 is Turnstile.Full })
        #expect(errors.contains { $0 == nil })
        #expect(errors.allSatisfy { $0 == nil || $0 is Turnstile.Full })
        #expect(try await narrow.take(picture).width == 640)
    }

    @Test("Orientation is applied, time and place are read, and no metadata stays in the file")
    func metadata() async throws {
        let exif = ExifSegment(orientation: 6)
        let plain = try await sample.make(suffix: ".jpg[strip]")
        let kept = try await intake.take(exif.inserted(into: plain))
        #expect(kept.width == 480 && kept.height == 640)
        // 08:30 without an offset is China Standard Time.
        #expect(kept.origin.capturedAt == Timestamp(seconds: 1_777_595_400))
        #expect(abs((kept.origin.position?.latitude ?? 0) - (23 + 2.0 / 60 + 12.34 / 3600)) < 1e-9)
        #expect(abs((kept.origin.position?.longitude ?? 0) - (113 + 45.0 / 60 + 6.78 / 3600)) < 1e-9)
        let full = try #require(try await store.read(kept.id, .full))
        #expect(!Data(full).contains("Exif".utf8) && !Data(full).contains("2026:05:01".utf8))
    }

    @Test("A picture and its smaller copy look the same to the perceptual hash, another one does not")
    func perceptualHash() async throws {
        let large = try await intake.take(try await sample.make(width: 1600, height: 1200, suffix: ".png"))
        try Data(try #require(try await store.read(large.id, .full)))
            .write(to: URL(fileURLWithPath: sample.directory + "/copy.jpg"))
        try await sample.vips("thumbnail", sample.directory + "/copy.jpg", sample.directory + "/small.jpg[Q=40]", "500")
        let small = try await intake.take(try sample.bytes(sample.directory + "/small.jpg"))
        try await sample.vips("gaussnoise", sample.directory + "/noise.jpg", "600", "400")
        let noise = try await intake.take(try sample.bytes(sample.directory + "/noise.jpg"))
        #expect(small.id != large.id)
        #expect(small.perceptualHash.distance(to: large.perceptualHash) <= 6)
        #expect(noise.perceptualHash.distance(to: large.perceptualHash) > 6)
    }

    @Test("What is no picture is refused by its bytes, whatever it is called")
    func noPicture() async {
        await #expect(throws: PhotoRefusal.empty) { try await intake.take([]) }
        await #expect(throws: PhotoRefusal.notAPicture) { try await intake.take(Array("<svg onload=alert(1)>".utf8)) }
        await #expect(throws: PhotoRefusal.notAPicture) { try await intake.take(Array("GIF89a".utf8)) }
        await #expect(throws: PhotoRefusal.tooLarge) {
            try await intake.take([0xFF, 0xD8, 0xFF] + [UInt8](repeating: 0, count: 13 * 1024 * 1024))
        }
        await #expect(throws: PhotoRefusal.damaged) {
            try await intake.take([0xFF, 0xD8, 0xFF, 0xE0] + Array("<?php system('id'); ?>".utf8))
        }
    }

    @Test("A picture cut off in the middle is refused", arguments: [".jpg", ".png", ".webp", ".heic"])
    func truncated(suffix: String) async throws {
        let whole = try await sample.make(width: 1200, height: 900, suffix: suffix)
        await #expect(throws: PhotoRefusal.damaged) { try await intake.take(Array(whole.prefix(whole.count / 2))) }
    }

    @Test("A bomb is refused by its header, before anything is decoded")
    func bomb() async throws {
        try await sample.vips("black", sample.directory + "/bomb.png[compression=9]", "15000", "15000")
        let bomb = try sample.bytes(sample.directory + "/bomb.png")
        #expect(bomb.count < 1_000_000)
        await #expect(throws: PhotoRefusal.tooManyPixels) { try await intake.take(bomb) }
    }

    @Test("A picture that costs more than the limits allow is given up")
    func tooExpensive() async throws {
        var limits = PhotoLimits()
        limits.memory = 24_000_000
        let poor = PhotoIntake(store: store, limits: limits, logger: Logger(label: "test"))
        let picture = try await sample.make(width: 3000, height: 2000)
        await #expect(throws: (any Error).self) { try await poor.take(picture) }
        limits = PhotoLimits()
        limits.side = 16...100
        let strict = PhotoIntake(store: store, limits: limits, logger: Logger(label: "test"))
        await #expect(throws: PhotoRefusal.tooManyPixels) { try await strict.take(picture) }
    }

    @Test("A moving picture and a speck are refused")
    func movingAndTiny() async throws {
        let speck = try await sample.make(width: 8, height: 8, suffix: ".png")
        await #expect(throws: PhotoRefusal.tooSmall) { try await intake.take(speck) }
        try await sample.vips("gaussnoise", sample.directory + "/pages.v", "64", "128")
        try await sample.vips("copy", sample.directory + "/pages.v", sample.directory + "/moving.webp[page-height=64]")
        let moving = try sample.bytes(sample.directory + "/moving.webp")
        await #expect(throws: PhotoRefusal.animated) { try await intake.take(moving) }
    }

    @Test("What hangs behind a picture does not survive")
    func polyglot() async throws {
        let script = Array("<script>alert('x')</script>".utf8)
        let kept = try await intake.take(try await sample.make() + script)
        let full = try #require(try await store.read(kept.id, .full))
        #expect(!Data(full).contains(script))
    }

    @Test("A name that is no hash is not looked up")
    func names() {
        #expect(PhotoID(rawValue: "../../etc/passwd") == nil)
        #expect(PhotoID(rawValue: String(repeating: "A", count: 64)) == nil)
        #expect(PhotoID(rawValue: String(repeating: "a", count: 64)) != nil)
    }
}

extension Data {
    func contains(_ needle: some Collection<UInt8>) -> Bool {
        firstRange(of: Data(needle)) != nil
    }
}
