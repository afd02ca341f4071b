#if canImport(Glibc)
    import Glibc
#else
    import FoundationEssentials
#endif

/// The shift between WGS-84 and GCJ-02, as published in eviltransform (Krasovsky 1940 ellipsoid).
private enum Shift {
    /// Semi-major axis in metres.
    static let axis = 6_378_245.0
    /// First eccentricity squared.
    static let eccentricitySquared = 0.00669342162296594323

    /// Outside this box coordinates are the same in both systems.
    static func isOutOfChina(longitude: Double, latitude: Double) -> Bool {
        !(72.004...137.8347).contains(longitude) || !(0.8293...55.8271).contains(latitude)
    }

    /// Degrees to add to a WGS-84 place.
    static func at(longitude: Double, latitude: Double) -> (longitude: Double, latitude: Double) {
        let x = longitude - 105
        let y = latitude - 35
        let xy = x * y
        let root = abs(x).squareRoot()
        let common = (20 * sin(6 * x * .pi) + 20 * sin(2 * x * .pi)) * 2 / 3
        var north = -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * xy + 0.2 * root + common
        north += (20 * sin(y * .pi) + 40 * sin(y / 3 * .pi)) * 2 / 3
        north += (160 * sin(y / 12 * .pi) + 320 * sin(y / 30 * .pi)) * 2 / 3
        var east = 300 + x + 2 * y + 0.1 * x * x + 0.1 * xy + 0.1 * root + common
        east += (20 * sin(x * .pi) + 40 * sin(x / 3 * .pi)) * 2 / 3
        east += (150 * sin(x / 12 * .pi) + 300 * sin(x / 30 * .pi)) * 2 / 3
        let radians = latitude / 180 * .pi
        let sine = sin(radians)
        let magic = 1 - eccentricitySquared * sine * sine
        let rootMagic = magic.squareRoot()
        let metresNorth = axis * (1 - eccentricitySquared) / (magic * rootMagic) * .pi
        return (
            longitude: east * 180 / (axis / rootMagic * cos(radians) * .pi), latitude: north * 180 / metresNorth
        )
    }
}

extension Coordinate where System == WGS84 {
    /// The same place in GCJ-02; unchanged numbers outside China. The accuracy is kept.
    package var gcj02: Coordinate<GCJ02> {
        guard !Shift.isOutOfChina(longitude: longitude, latitude: latitude) else {
            return Coordinate<GCJ02>(unchecked: longitude, latitude, accuracyMetres)
        }
        let shift = Shift.at(longitude: longitude, latitude: latitude)
        return Coordinate<GCJ02>(unchecked: longitude + shift.longitude, latitude + shift.latitude, accuracyMetres)
    }

    /// The great-circle distance in metres (haversine on the mean Earth radius of 6,371,008.8 m).
    package func distance(to other: Coordinate<WGS84>) -> Double {
        let first = latitude / 180 * .pi
        let second = other.latitude / 180 * .pi
        let halfLatitude = sin((second - first) / 2)
        let halfLongitude = sin((other.longitude - longitude) / 360 * .pi)
        let chord = halfLatitude * halfLatitude + cos(first) * cos(second) * halfLongitude * halfLongitude
        return 2 * 6_371_008.8 * asin(min(1, chord.squareRoot()))
    }
}

extension Coordinate where System == GCJ02 {
    /// The same place in WGS-84, by a fixed-point iteration of three steps (exact to under a millimetre in China).
    package var wgs84: Coordinate<WGS84> {
        guard !Shift.isOutOfChina(longitude: longitude, latitude: latitude) else {
            return Coordinate<WGS84>(unchecked: longitude, latitude, accuracyMetres)
        }
        var guess = (longitude: longitude, latitude: latitude)
        for _ in 0..<3 {
            let shift = Shift.at(longitude: guess.longitude, latitude: guess.latitude)
            guess = (longitude - shift.longitude, latitude - shift.latitude)
        }
        return Coordinate<WGS84>(unchecked: guess.longitude, guess.latitude, accuracyMetres)
    }
}
