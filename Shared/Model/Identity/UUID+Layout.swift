package import FoundationEssentials

extension UUID {
    /// Puts the version into the high half of byte 6 and the RFC 9562 variant into the top two bits of byte 8.
    static func marked(_ bytes: [UInt8], version: UInt8) -> UUID {
        var value: uuid_t = (0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)
        withUnsafeMutableBytes(of: &value) { raw in
            raw.copyBytes(from: bytes.prefix(16))
            raw[6] = raw[6] & 0x0F | version << 4
            raw[8] = raw[8] & 0x3F | 0x80
        }
        return UUID(uuid: value)
    }

    /// The version digit.
    package var version: Int { Int(uuid.6 >> 4) }
}
