import Foundation

/// Small drawn pictures (PNG) that stand for photos: real files that a decoder reads, each different.
enum Picture {
    /// A scene of sky, ground and a block of one colour, with noise from `seed`, so that no two are the same file.
    static func scene(seed: UInt64, width: Int = 96, height: Int = 72) -> Data {
        var state = seed &* 0x9E37_79B9_7F4A_7C15 | 1
        func next() -> UInt8 {
            state ^= state << 13
            state ^= state >> 7
            state ^= state << 17
            return UInt8(truncatingIfNeeded: state >> 24)
        }
        let block = (next(), next(), next())
        let left = Int(next()) % (width / 2)
        let top = height / 3 + Int(next()) % (height / 3)
        var raw: [UInt8] = []
        raw.reserveCapacity(height * (1 + 3 * width))
        for row in 0..<height {
            raw.append(0)
            for column in 0..<width {
                let inBlock = (left..<left + width / 3).contains(column) && (top..<top + height / 4).contains(row)
                let (red, green, blue): (UInt8, UInt8, UInt8) =
                    inBlock ? block : row < height / 2 ? (150, 190, 230) : (120, 118, 110)
                let grain = next() & 7
                raw += [red ^ grain, green ^ grain, blue ^ grain]
            }
        }
        var png = Data([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])
        png.append(chunk("IHDR", bigEndian(UInt32(width)) + bigEndian(UInt32(height)) + [8, 2, 0, 0, 0]))
        png.append(chunk("IDAT", stored(raw)))
        png.append(chunk("IEND", []))
        return png
    }

    /// A zlib stream of stored blocks (RFC 1950, RFC 1951).
    private static func stored(_ raw: [UInt8]) -> [UInt8] {
        var stream: [UInt8] = [0x78, 0x01]
        for start in stride(from: 0, to: raw.count, by: 65_535) {
            let part = raw[start..<min(start + 65_535, raw.count)]
            let count = UInt16(part.count)
            stream.append(start + part.count == raw.count ? 1 : 0)
            stream += [UInt8(count & 0xFF), UInt8(count >> 8), UInt8(~count & 0xFF), UInt8(~count >> 8)]
            stream += part
        }
        var low: UInt32 = 1
        var high: UInt32 = 0
        for byte in raw {
            low = (low + UInt32(byte)) % 65_521
            high = (high + low) % 65_521
        }
        return stream + bigEndian(high << 16 | low)
    }

    private static func chunk(_ type: String, _ content: [UInt8]) -> Data {
        let body = Array(type.utf8) + content
        return Data(bigEndian(UInt32(content.count)) + body + bigEndian(checksum(body)))
    }

    /// CRC-32 as PNG wants it.
    private static func checksum(_ bytes: [UInt8]) -> UInt32 {
        var crc: UInt32 = 0xFFFF_FFFF
        for byte in bytes {
            crc ^= UInt32(byte)
            for _ in 0..<8 { crc = crc & 1 == 1 ? crc >> 1 ^ 0xEDB8_8320 : crc >> 1 }
        }
        return ~crc
    }

    private static func bigEndian(_ value: UInt32) -> [UInt8] {
        [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: value >> UInt32($0)) }
    }
}
