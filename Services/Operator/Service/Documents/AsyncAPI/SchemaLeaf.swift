import FoundationEssentials
import Model

/// The types that are one JSON value, or check their fields against each other: their schemas are written by hand, with
/// a value that passes those checks.
struct SchemaLeaf {
    let schema: JSONTree
    let value: Any

    init?(of type: Any.Type) {
        let uuid = UUID(
            uuid: (0x01, 0x9A, 0xB0, 0xC0, 0xD0, 0xE0, 0x7F, 0x01, 0x80, 0x23, 0x45, 0x67, 0x89, 0xAB, 0xCD, 1)
        )
        let found: (JSONTree, Any?)? =
            switch type {
            case is String.Type: (["type": "string"], "")
            case is Bool.Type: (["type": "boolean"], false)
            case is Int.Type: (["type": "integer"], 1)
            case is Int64.Type: (["type": "integer"], Int64(1))
            case is Double.Type: (["type": "number"], 1.0)
            case is Timestamp.Type: (["type": "string", "format": "date-time"], Timestamp(microseconds: 0))
            case is Fen.Type: (["type": "integer", "description": "Fen, a hundredth of a yuan."], Fen(1))
            case is Points.Type: (["type": "integer", "description": "Points."], Points(1))
            case is TownCode.Type: (Self.text("^[0-9]{9}$"), TownCode(rawValue: "441900115"))
            case is VillageCode.Type: (Self.text("^[0-9]{12}$"), VillageCode(rawValue: "441900115001"))
            case is GridCode.Type: (Self.text("^[0-9]{15}$"), GridCode(rawValue: "441900115001001"))
            case is CategoryCode.Type: (Self.text("^[0-9]{4}$"), CategoryCode(rawValue: "0102"))
            case is DepartmentCode.Type:
                (Self.text("^([0-9]{9}|[0-9]{12})-\(Self.kind)$"), DepartmentCode(rawValue: "441900115-chengguan"))
            case is DepartmentKind.Type: (Self.text("^\(Self.kind)$"), DepartmentKind(rawValue: "chengguan"))
            case is PhotoID.Type: (Self.text("^[0-9a-f]{64}$"), PhotoID(rawValue: String(repeating: "0a", count: 32)))
            case is OfferCode.Type: (Self.text("^[a-z0-9-]{2,40}$"), OfferCode(rawValue: "umbrella"))
            case is CampaignCode.Type: (Self.text("^[A-Za-z0-9_-]{1,40}$"), CampaignCode(rawValue: "fire-2026"))
            case is CohortCode.Type: (Self.text("^[A-Za-z0-9_-]{1,40}$"), CohortCode(rawValue: "riders"))
            case is DeadlineKey.Type:
                (["type": "string", "minLength": 1, "maxLength": 200], DeadlineKey(rawValue: "owner/aggregate"))
            case is AreaScope.Type:
                (Self.text("^(own|city|(town|village|department):.+|cells:.*)$"), AreaScope.city)
            case is Coordinate<WGS84>.Type:
                (Self.coordinate(.wgs84), Coordinate<WGS84>(longitude: 114, latitude: 23))
            case is Coordinate<GCJ02>.Type:
                (Self.coordinate(.gcj02), Coordinate<GCJ02>(longitude: 114, latitude: 23))
            case let identifier as any UUIDIdentifier.Type:
                (["type": "string", "format": "uuid"], identifier.init(uuid))
            default: nil
            }
        guard let found, let value = found.1 else { return nil }
        schema = found.0
        self.value = value
    }

    /// A department's kind as `DepartmentKind` takes it.
    private static let kind = "[a-z]([a-z0-9-]{0,38}[a-z0-9])?"

    private static func text(_ pattern: String) -> JSONTree { ["type": "string", "pattern": .string(pattern)] }

    private static func coordinate(_ system: CoordinateSystemName) -> JSONTree {
        [
            "type": "object",
            "properties": [
                "longitude": ["type": "number", "minimum": -180, "maximum": 180],
                "latitude": ["type": "number", "minimum": -90, "maximum": 90],
                "system": ["type": "string", "const": .string(system.rawValue)],
                "accuracyMetres": ["type": "number", "minimum": 0],
            ],
            "required": ["longitude", "latitude", "system"],
        ]
    }
}
