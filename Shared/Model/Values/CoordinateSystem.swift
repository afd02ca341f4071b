/// A geodetic system as a type, so that a GCJ-02 coordinate cannot be stored where WGS-84 is meant.
package protocol CoordinateSystem: Sendable {
    static var name: CoordinateSystemName { get }
}

/// The coordinate systems a phone may send.
package enum CoordinateSystemName: String, Codable, Sendable, CaseIterable, Hashable {
    case wgs84, gcj02
}

/// World Geodetic System 1984: storage and routing.
package enum WGS84: CoordinateSystem {
    package static let name = CoordinateSystemName.wgs84
}

/// The shifted system of Chinese maps (WeChat's among them).
package enum GCJ02: CoordinateSystem {
    package static let name = CoordinateSystemName.gcj02
}
