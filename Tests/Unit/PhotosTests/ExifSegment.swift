/// A small Exif segment (TIFF, big endian) with orientation, time and place, put behind a JPEG's first two bytes.
struct ExifSegment {
    var orientation: UInt16 = 1
    var captured = "2026:05:01 08:30:00"
    /// Degrees, minutes, hundredths of a second.
    var latitude: [UInt32] = [23, 2, 1234]
    var longitude: [UInt32] = [113, 45, 678]

    func inserted(into jpeg: [UInt8]) -> [UInt8] {
        let tiff = tiff()
        let payload = Array("Exif\0\0".utf8) + tiff
        let length = payload.count + 2
        return Array(jpeg[0..<2]) + [0xFF, 0xE1, UInt8(length >> 8), UInt8(length & 255)] + payload + Array(jpeg[2...])
    }

    private func tiff() -> [UInt8] {
        // Header 8 · IFD0 (3 entries) 42 · Exif IFD (1 entry) 18 · GPS IFD (4 entries) 54 · data.
        let exif = 8 + 42
        let gps = exif + 18
        let data = gps + 54
        let text = Array(captured.utf8) + [0]
        var bytes = Array("MM".utf8) + word(42) + long(8)
        bytes += word(3)
        bytes += entry(0x0112, 3, 1, word(orientation) + word(0))
        bytes += entry(0x8769, 4, 1, long(UInt32(exif)))
        bytes += entry(0x8825, 4, 1, long(UInt32(gps)))
        bytes += long(0)
        bytes += word(1) + entry(0x9003, 2, UInt32(text.count), long(UInt32(data))) + long(0)
        bytes += word(4)
        bytes += entry(0x0001, 2, 2, Array("N\0\0\0".utf8))
        bytes += entry(0x0002, 5, 3, long(UInt32(data + text.count)))
        bytes += entry(0x0003, 2, 2, Array("E\0\0\0".utf8))
        bytes += entry(0x0004, 5, 3, long(UInt32(data + text.count + 24)))
        bytes += long(0)
        bytes += text
        for values in [latitude, longitude] {
            bytes += long(values[0]) + long(1) + long(values[1]) + long(1) + long(values[2]) + long(100)
        }
        return bytes
    }

    private func entry(_ tag: UInt16, _ type: UInt16, _ count: UInt32, _ value: [UInt8]) -> [UInt8] {
        word(tag) + word(type) + long(count) + value
    }

    private func word(_ value: UInt16) -> [UInt8] { [UInt8(value >> 8), UInt8(value & 255)] }
    private func long(_ value: UInt32) -> [UInt8] { (0..<4).map { UInt8(value >> (24 - 8 * $0) & 255) } }
}
