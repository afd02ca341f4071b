import ArgumentParser
import Foundation
import Model

/// The coordinate systems that outlines come in.
package enum AreaSystem: String, CaseIterable, Sendable, ExpressibleByArgument {
    /// WGS-84, and CGCS2000, which differs from it by less than a metre.
    case wgs84
    /// 火星坐标: WeChat, Amap, Tencent.
    case gcj02
    /// Baidu.
    case bd09

    /// The place in WGS-84; nil off the planet.
    package func wgs84(longitude: Double, latitude: Double) -> (longitude: Double, latitude: Double)? {
        switch self {
        case .wgs84:
            return Coordinate<WGS84>(longitude: longitude, latitude: latitude).map { ($0.longitude, $0.latitude) }
        case .gcj02:
            let place = Coordinate<GCJ02>(longitude: longitude, latitude: latitude)?.wgs84
            return place.map { ($0.longitude, $0.latitude) }
        case .bd09:
            let mars = Self.gcj02(ofBaidu: longitude, latitude)
            return AreaSystem.gcj02.wgs84(longitude: mars.longitude, latitude: mars.latitude)
        }
    }

    /// As published in coordtransform; off by less than a metre.
    static func gcj02(ofBaidu longitude: Double, _ latitude: Double) -> (longitude: Double, latitude: Double) {
        let (x, y) = (longitude - 0.0065, latitude - 0.006)
        let turn = Double.pi * 3000 / 180
        let radius = (x * x + y * y).squareRoot() - 0.00002 * sin(y * turn)
        let angle = atan2(y, x) - 0.000003 * cos(x * turn)
        return (radius * cos(angle), radius * sin(angle))
    }
}
