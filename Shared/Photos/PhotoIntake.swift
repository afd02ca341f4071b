package import Logging
import Model

/// Takes pictures from strangers: sniffs, decodes under limits, turns upright, strips, hashes and keeps them.
package struct PhotoIntake: Sendable {
    private let limits: PhotoLimits
    private let store: PhotoStore
    private let tool: ImageTool
    private let places: Turnstile

    package init(store: PhotoStore, limits: PhotoLimits = PhotoLimits(), logger: Logger) {
        self.limits = limits
        self.store = store
        tool = ImageTool(limits: limits, logger: logger)
        places = Turnstile(places: limits.parallel, waiting: limits.waiting)
    }

    /// Keeps the picture; the same bytes give the same name again.
    /// - Throws: `PhotoRefusal` for the picture's own fault, `PhotoError` for the machine's, `Turnstile.Full` when too many wait.
    package func take(_ upload: [UInt8]) async throws -> KeptPhoto {
        guard !upload.isEmpty else { throw PhotoRefusal.empty }
        guard upload.count <= limits.bytes else { throw PhotoRefusal.tooLarge }
        guard let format = PhotoFormat(sniffing: upload) else { throw PhotoRefusal.notAPicture }
        return try await places.pass {
            try await store.withScratch { directory in
                try await process(upload, format, in: directory)
            }
        }
    }

    private func process(_ upload: [UInt8], _ format: PhotoFormat, in directory: String) async throws -> KeptPhoto {
        let original = "\(directory)/original"
        let full = "\(directory)/full.jpg"
        let thumbnail = "\(directory)/thumbnail.jpg"
        let tiny = "\(directory)/tiny.raw"
        try await store.write(upload, to: original)

        let header = VipsHeader(printed: try await tool.run("vipsheader", ["-a", original]))
        try check(header, format)
        // `thumbnail` turns the picture upright and shrinks while it decodes; `strip` drops Exif, XMP, ICC and the rest.
        try await tool.run(
            "vips",
            [
                "thumbnail", original, "\(full)[Q=85,strip,optimize_coding,background=255]", "\(limits.keptSide)",
                "--height", "\(limits.keptSide)", "--size", "down", "--export-profile", "srgb", "--fail-on", "error",
            ]
        )
        try await tool.run(
            "vips",
            [
                "thumbnail", full, "\(thumbnail)[Q=78,strip,optimize_coding]", "\(limits.thumbnailSide)",
                "--height", "\(limits.thumbnailSide)", "--size", "down",
            ]
        )
        try await tool.run(
            "vips",
            [
                "thumbnail", thumbnail, tiny, "\(PerceptualHash.columns)", "--height", "\(PerceptualHash.rows)",
                "--size", "force",
            ]
        )

        guard let hash = PerceptualHash(brightness: Self.brightness(of: try await store.read(path: tiny))) else {
            throw PhotoRefusal.damaged
        }
        let cleaned = try await store.read(path: full)
        let cleanedHeader = VipsHeader(printed: try await tool.run("vipsheader", ["-a", full]))
        guard let width = cleanedHeader.width, let height = cleanedHeader.height else { throw PhotoRefusal.damaged }
        guard let id = PhotoID.naming(cleaned) else { throw PhotoRefusal.damaged }
        try await store.keep(id, full: full, thumbnail: thumbnail)
        return KeptPhoto(
            id: id,
            bytes: cleaned.count,
            width: width,
            height: height,
            origin: PhotoOrigin(header: header),
            perceptualHash: hash
        )
    }

    /// The header alone decides about bombs: nothing was decoded yet.
    private func check(_ header: VipsHeader, _ format: PhotoFormat) throws {
        guard let width = header.width, let height = header.height, width > 0, height > 0 else {
            throw PhotoRefusal.damaged
        }
        // libvips sniffs for itself; `heifload_source` and the like share the prefix.
        guard header.loader?.hasPrefix(format.loader) == true else { throw PhotoRefusal.notAPicture }
        guard width <= limits.side.upperBound, height <= limits.side.upperBound, width * height <= limits.pixels else {
            throw PhotoRefusal.tooManyPixels
        }
        guard width >= limits.side.lowerBound, height >= limits.side.lowerBound else { throw PhotoRefusal.tooSmall }
        guard format == .heic || header.pages == 1 else { throw PhotoRefusal.animated }
    }

    /// Grey values of 72 pixels that came with one, two, three or four bands (ITU-R BT.601 weights).
    static func brightness(of raw: [UInt8]) -> [UInt8] {
        let pixels = PerceptualHash.columns * PerceptualHash.rows
        guard raw.count >= pixels, raw.count % pixels == 0 else { return [] }
        let bands = raw.count / pixels
        return (0..<pixels).map { pixel -> UInt8 in
            let start = pixel * bands
            guard bands >= 3 else { return raw[start] }
            let (red, green, blue) = (Int(raw[start]), Int(raw[start + 1]), Int(raw[start + 2]))
            return UInt8((299 * red + 587 * green + 114 * blue) / 1000)
        }
    }
}
