import CZlib

/// Files put together uncompressed (the “stored” method of APPNOTE.TXT 4.3): what an OpenDocument file is.
struct ZipArchive {
    private var bytes: [UInt8] = []
    private var directory: [UInt8] = []
    private var files: UInt16 = 0

    /// 1980-01-01, the first day that the format knows: the same content gives the same bytes.
    private static let day: UInt16 = 1 << 5 | 1

    /// Adds a file; names are ASCII.
    mutating func add(_ name: String, _ content: [UInt8]) {
        let offset = UInt32(bytes.count)
        let sum = content.withUnsafeBufferPointer { UInt32(crc32(0, $0.baseAddress, uInt($0.count))) }
        var common: [UInt8] = []
        // Version 1.0, no flags, stored, time and day.
        for number in [10, 0, 0, 0, Self.day] as [UInt16] { Self.put(number, into: &common) }
        for number in [sum, UInt32(content.count), UInt32(content.count)] { Self.put(number, into: &common) }
        // Length of the name, nothing extra.
        for number in [UInt16(name.utf8.count), 0] { Self.put(number, into: &common) }
        Self.put(UInt32(0x0403_4B50), into: &bytes)
        bytes += common + Array(name.utf8) + content

        Self.put(UInt32(0x0201_4B50), into: &directory)
        Self.put(UInt16(10), into: &directory)
        directory += common
        // No comment, disk 0, no attributes.
        for number in [0, 0, 0] as [UInt16] { Self.put(number, into: &directory) }
        for number in [0, offset] as [UInt32] { Self.put(number, into: &directory) }
        directory += Array(name.utf8)
        files += 1
    }

    /// The archive with its directory.
    var data: [UInt8] {
        var end: [UInt8] = []
        Self.put(UInt32(0x0605_4B50), into: &end)
        for number in [0, 0, files, files] { Self.put(number, into: &end) }
        for number in [UInt32(directory.count), UInt32(bytes.count)] { Self.put(number, into: &end) }
        Self.put(UInt16(0), into: &end)
        return bytes + directory + end
    }

    /// Least byte first.
    private static func put(_ number: some FixedWidthInteger, into bytes: inout [UInt8]) {
        withUnsafeBytes(of: number.littleEndian) { bytes += $0 }
    }
}
