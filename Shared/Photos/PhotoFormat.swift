/// A picture format that citizens' and officers' phones really send, told apart by its first bytes and never by its name.
package enum PhotoFormat: String, Sendable, CaseIterable {
    case jpeg
    case png
    case heic
    case webp

    /// The media type of this format.
    package var mediaType: String { "image/\(rawValue)" }

    /// The format of the picture that starts with these bytes, or nothing when it is none of the four.
    ///
    /// HEIC is an ISO base media file (ISO/IEC 14496-12) whose major or compatible brands name HEVC still pictures.
    package init?(sniffing bytes: some Collection<UInt8>) {
        let head = Array(bytes.prefix(64))
        if head.starts(with: [0xFF, 0xD8, 0xFF]) {
            self = .jpeg
        } else if head.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) {
            self = .png
        } else if head.count >= 16, head.starts(with: Array("RIFF".utf8)), head[8..<12].elementsEqual("WEBP".utf8) {
            self = .webp
        } else if head.count >= 16, head[4..<8].elementsEqual("ftyp".utf8), Self.namesHEIC(head) {
            self = .heic
        } else {
            return nil
        }
    }

    /// The libvips operation that must have read the header; any other means that the file is two things at once.
    var loader: String {
        switch self {
        case .jpeg: "jpegload"
        case .png: "pngload"
        case .heic: "heifload"
        case .webp: "webpload"
        }
    }

    private static func namesHEIC(_ head: [UInt8]) -> Bool {
        let declared = head[0..<4].reduce(0) { $0 << 8 | Int($1) }
        let end = min(declared, head.count)
        guard end >= 16 else { return false }
        let brands = [8] + stride(from: 16, through: end - 4, by: 4)
        return brands.contains { start in
            ["heic", "heix", "heim", "heis"].contains { head[start..<start + 4].elementsEqual($0.utf8) }
        }
    }
}
