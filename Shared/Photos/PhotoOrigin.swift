package import Model

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Where and when a picture says it was taken, read before its metadata is thrown away.
///
/// It is a hint and never a proof: anybody can write it.
package struct PhotoOrigin: Sendable, Equatable {
    /// Exif knows no zone unless `OffsetTimeOriginal` is there; without it China Standard Time (UTC+8) is taken.
    package var capturedAt: Timestamp?
    package var position: Coordinate<WGS84>?

    package init(capturedAt: Timestamp? = nil, position: Coordinate<WGS84>? = nil) {
        self.capturedAt = capturedAt
        self.position = position
    }

    /// From the fields that `vipsheader -a` prints (libexif's words).
    init(header: VipsHeader) {
        capturedAt = Self.instant(
            header.exif("DateTimeOriginal") ?? header.exif("DateTime"),
            offset: header.exif("OffsetTimeOriginal")
        )
        let latitude = Self.degrees(header.exif("GPSLatitude"), limit: 90)
        let longitude = Self.degrees(header.exif("GPSLongitude"), limit: 180)
        if let latitude, let longitude, latitude != 0 || longitude != 0 {
            position = Coordinate<WGS84>(
                longitude: header.exif("GPSLongitudeRef")?.hasPrefix("W") == true ? -longitude : longitude,
                latitude: header.exif("GPSLatitudeRef")?.hasPrefix("S") == true ? -latitude : latitude
            )
        }
    }

    /// `2026:05:01 08:30:00`, with an offset like `+08:00`.
    static func instant(_ text: String?, offset: String?) -> Timestamp? {
        guard let text else { return nil }
        let parts = text.split { $0 == ":" || $0 == " " }.prefix(6).map { Int($0) ?? -1 }
        guard parts.count == 6, (1990...2100).contains(parts[0]), (1...12).contains(parts[1]),
            (1...31).contains(parts[2]),
            (0...23).contains(parts[3]), (0...59).contains(parts[4]), (0...60).contains(parts[5])
        else { return nil }
        var calendar = Calendar(identifier: .gregorian)
        guard let utc = TimeZone(secondsFromGMT: 0) else { return nil }
        calendar.timeZone = utc
        let components = DateComponents(
            year: parts[0],
            month: parts[1],
            day: parts[2],
            hour: parts[3],
            minute: parts[4],
            second: parts[5]
        )
        guard let date = calendar.date(from: components) else { return nil }
        return Timestamp(seconds: Int64(date.timeIntervalSince1970) - Int64(offsetSeconds(offset) ?? 8 * 3600))
    }

    private static func offsetSeconds(_ text: String?) -> Int? {
        guard let text, let sign = text.first, sign == "+" || sign == "-" else { return nil }
        let parts = text.dropFirst().prefix(5).split(separator: ":").compactMap { Int($0) }
        guard parts.count == 2, parts[0] <= 14, parts[1] < 60 else { return nil }
        return (sign == "-" ? -1 : 1) * (parts[0] * 3600 + parts[1] * 60)
    }

    /// libexif prints the raw rationals: `22/1 56/1 1234/100`.
    static func degrees(_ text: String?, limit: Double) -> Double? {
        guard let text else { return nil }
        let values = text.split(separator: " ").prefix(3).compactMap { rational -> Double? in
            let parts = rational.split(separator: "/").compactMap { Double($0) }
            if parts.count == 1 { return parts[0] }
            guard parts.count == 2, parts[1] != 0 else { return nil }
            return parts[0] / parts[1]
        }
        guard values.count == 3 else { return nil }
        let degrees = values[0] + values[1] / 60 + values[2] / 3600
        return degrees.isFinite && degrees <= limit ? degrees : nil
    }
}
