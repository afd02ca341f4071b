import Crypto
import Foundation

/// A file of areas: GeoJSON as RFC 7946 has it, a collection of features with polygons.
///
/// A feature names its area by `properties.code`, else by its `id`. One that cannot be read becomes a fault, and the
/// others are read all the same.
struct AreaFile: Sendable {
    let name: String
    /// SHA-256 of the bytes, hexadecimal.
    let digest: String
    private(set) var features: [AreaFeature] = []
    private(set) var faults: [AreaFault] = []

    init(path: String) throws {
        let url = URL(fileURLWithPath: path)
        let data: Data
        do {
            data = try Data(contentsOf: url)
        } catch {
            throw AreaError(.unreadable, "\(path) cannot be read", cause: error)
        }
        try self.init(data, name: url.lastPathComponent)
    }

    init(_ data: Data, name: String) throws {
        self.name = name
        digest = SHA256.hash(data: data).map { byte in
            let text = String(byte, radix: 16)
            return text.count == 1 ? "0" + text : text
        }.joined()
        let collection: Collection
        do {
            collection = try JSONDecoder().decode(Collection.self, from: data)
        } catch {
            throw AreaError(.malformed, "\(name) is no GeoJSON collection of features", cause: error)
        }
        if let system = collection.system, !Self.isDegrees(system) {
            faults.append(AreaFault(.system, code: "", name: name, words: "the file says that it is in \(system)"))
        }
        for (place, reading) in collection.features.enumerated() {
            switch reading {
            case .success(let feature): take(feature, number: place + 1)
            case .failure(let reason):
                faults.append(AreaFault(.malformed, code: "feature \(place + 1)", name: "", words: reason.words))
            }
        }
    }

    /// Names of WGS-84, and of CGCS2000, in degrees.
    private static func isDegrees(_ system: String) -> Bool {
        ["CRS84", "4326", "4490"].contains { system.hasSuffix($0) }
    }

    private mutating func take(_ feature: Feature, number: Int) {
        let code = feature.code ?? ""
        let area = AreaFeature(
            number: number,
            code: code,
            name: feature.properties?.name ?? "",
            officers: feature.properties?.officers,
            polygons: feature.polygons
        )
        if let broken = area.brokenRing {
            faults.append(
                AreaFault(.malformed, code: code.isEmpty ? "feature \(number)" : code, name: area.name, words: broken)
            )
            return
        }
        features.append(area)
    }

    /// Into WGS-84; what is off the planet stays as it is, and is a fault anyway.
    mutating func convert(from system: AreaSystem) {
        guard system != .wgs84 else { return }
        for index in features.indices {
            features[index].polygons = features[index].polygons.map { rings in
                rings.map { ring in
                    ring.map { position in
                        system.wgs84(longitude: position.longitude, latitude: position.latitude)
                            .map { AreaFeature.Position(longitude: $0.longitude, latitude: $0.latitude) } ?? position
                    }
                }
            }
        }
    }
}

/// The shape of GeoJSON.
extension AreaFile {
    private struct Unreadable: Error {
        let words: String
    }

    private struct Collection: Decodable {
        let features: [Result<Feature, Unreadable>]
        /// The name of an old-fashioned `crs`.
        let system: String?

        private enum Key: String, CodingKey { case type, features, crs }
        private struct System: Decodable {
            struct Properties: Decodable { let name: String? }
            let properties: Properties?
        }

        init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: Key.self)
            guard try container.decode(String.self, forKey: .type) == "FeatureCollection" else {
                throw DecodingError.dataCorruptedError(
                    forKey: .type,
                    in: container,
                    debugDescription: "no FeatureCollection"
                )
            }
            system = (try? container.decodeIfPresent(System.self, forKey: .crs))?.properties?.name
            var list = try container.nestedUnkeyedContainer(forKey: .features)
            var features: [Result<Feature, Unreadable>] = []
            while !list.isAtEnd {
                let element = try list.superDecoder()
                do {
                    features.append(.success(try Feature(from: element)))
                } catch let error as Unreadable {
                    features.append(.failure(error))
                } catch {
                    features.append(.failure(Unreadable(words: "no feature with polygons")))
                }
            }
            self.features = features
        }
    }

    private struct Feature: Decodable {
        let code: String?
        let properties: Properties?
        let polygons: [[[AreaFeature.Position]]]

        private enum Key: String, CodingKey { case id, properties, geometry }

        init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: Key.self)
            properties = try container.decodeIfPresent(Properties.self, forKey: .properties)
            let id = try container.decodeIfPresent(CodeText.self, forKey: .id)?.text
            code = properties?.code ?? id
            guard let geometry = try container.decodeIfPresent(Geometry.self, forKey: .geometry) else {
                throw Unreadable(words: "it has no geometry")
            }
            polygons = geometry.polygons
        }
    }

    private struct Properties: Decodable {
        let code: String?
        let name: String?
        let officers: [String]?

        private enum Key: String, CodingKey { case code, name, officers }

        init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: Key.self)
            code = try container.decodeIfPresent(CodeText.self, forKey: .code)?.text
            name = try container.decodeIfPresent(String.self, forKey: .name)
            officers = try container.decodeIfPresent([String].self, forKey: .officers)
        }
    }

    /// A code as a text, or as the number that spreadsheets make of it.
    private struct CodeText: Decodable {
        let text: String

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if let text = try? container.decode(String.self) {
                self.text = text
            } else {
                text = String(try container.decode(Int64.self))
            }
        }
    }

    private struct Geometry: Decodable {
        let polygons: [[[AreaFeature.Position]]]

        private enum Key: String, CodingKey { case type, coordinates }

        init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: Key.self)
            let type = try container.decode(String.self, forKey: .type)
            do {
                switch type {
                case "Polygon":
                    polygons = [try Self.rings(container.decode([[[Double]]].self, forKey: .coordinates))]
                case "MultiPolygon":
                    polygons = try container.decode([[[[Double]]]].self, forKey: .coordinates).map(Self.rings)
                default: throw Unreadable(words: "a \(type) is no area")
                }
            } catch is DecodingError {
                throw Unreadable(words: "the coordinates of its \(type) have not the shape of one")
            }
        }

        private static func rings(_ rings: [[[Double]]]) throws -> [[AreaFeature.Position]] {
            try rings.map { ring in
                try ring.map { numbers in
                    guard numbers.count >= 2, numbers[0].isFinite, numbers[1].isFinite else {
                        throw Unreadable(words: "a position has fewer than two numbers")
                    }
                    return AreaFeature.Position(longitude: numbers[0], latitude: numbers[1])
                }
            }
        }
    }
}
