/// A map between WGS-84 degrees and a flat board in metres, good for one city.
///
/// Equirectangular about the city's middle: straight lines stay straight, so what tiles the board tiles the map.
/// Over 50 km the scale is wrong by less than 0.3 %, which a schematic city does not mind.
package struct LocalProjection: Sendable {
    package let originLongitude: Double
    package let originLatitude: Double
    package let metresPerDegreeLongitude: Double
    package let metresPerDegreeLatitude: Double

    /// Centred on Dongguan. Lengths of a degree at 22.93° N on the WGS-84 ellipsoid.
    package static let city = LocalProjection(
        originLongitude: 113.85,
        originLatitude: 22.93,
        metresPerDegreeLongitude: 102_575,
        metresPerDegreeLatitude: 110_743
    )

    package func planar(longitude: Double, latitude: Double) -> PlanarPoint {
        PlanarPoint(
            x: (longitude - originLongitude) * metresPerDegreeLongitude,
            y: (latitude - originLatitude) * metresPerDegreeLatitude
        )
    }

    package func geographic(_ point: PlanarPoint) -> (longitude: Double, latitude: Double) {
        (originLongitude + point.x / metresPerDegreeLongitude, originLatitude + point.y / metresPerDegreeLatitude)
    }
}
