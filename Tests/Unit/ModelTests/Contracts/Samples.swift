import FoundationEssentials
import Testing

@testable import Model

/// Values that the tests' reports are made of: a car in a fire lane in 塘厦, reported in the evening.
enum Samples {
    static let now = Timestamp(microseconds: 1_795_420_800_123_456)
    static let pin = Coordinate<WGS84>(unchecked: 114.0719, 22.8006, 12)
    static let cell = GridCode(rawValue: "441900115001001")
    static let department = DepartmentCode(rawValue: "441900115-chengguan")

    static func uuid(_ last: UInt8) -> UUID {
        UUID(uuid: (0x01, 0x9A, 0xB0, 0xC0, 0xD0, 0xE0, 0x7F, 0x01, 0x80, 0x23, 0x45, 0x67, 0x89, 0xAB, 0xCD, last))
    }

    /// The sample of a type that has no fields, or whose fields must fit each other.
    static func value(of type: Any.Type, named name: String) -> Any? {
        switch type {
        case is String.Type: texts[name] ?? name
        case is Double.Type: 12.5
        case is Int.Type: name == "stars" ? 5 : 1
        case is Timestamp.Type: now
        case is ReportID.Type: ReportID(uuid(1))
        case is TaskID.Type: TaskID(uuid(2))
        case is CaseID.Type: CaseID(uuid(3))
        case is MessageID.Type: MessageID(uuid(4))
        case is AccountID.Type: AccountID(uuid(5))
        case is CitizenID.Type: CitizenID(uuid(6))
        case is OfficerID.Type: OfficerID(uuid(7))
        case is StaffID.Type: StaffID(uuid(8))
        case is NoticeID.Type: NoticeID(uuid(9))
        case is RoutingRuleID.Type: RoutingRuleID(uuid(10))
        case is RewardRuleID.Type: RewardRuleID(uuid(13))
        case is CampaignCode.Type: CampaignCode(rawValue: "fire-2026")
        case is CohortCode.Type: CohortCode(rawValue: "riders")
        case is LeaveID.Type: LeaveID(uuid(11))
        case is DutyShiftID.Type: DutyShiftID(uuid(12))
        case is TownCode.Type: cell?.town
        case is VillageCode.Type: cell?.village
        case is GridCode.Type: cell
        case is CategoryCode.Type: CategoryCode(rawValue: "0102")
        case is DepartmentCode.Type: department
        case is DepartmentKind.Type: department?.kind
        case is RedemptionID.Type: RedemptionID(uuid(11))
        case is UnmaskingID.Type: UnmaskingID(uuid(13))
        case is OfferCode.Type: OfferCode(rawValue: "umbrella")
        case is PhotoID.Type: PhotoID(rawValue: String(repeating: "0a", count: 32))
        case is AreaScope.Type: cell.map { AreaScope.town($0.town) }
        case is Coordinate<WGS84>.Type: pin
        case is Fen.Type: Fen(366)
        case is Points.Type: Points(2)
        case is DeadlineKey.Type: DeadlineKey(rawValue: "dispatch/019ab0c0/rectification/limit")
        default: nil
        }
    }

    private static let texts = [
        "words": "小车停在消防通道,堵住出口", "landmark": "东门便利店旁", "note": "请尽快处理", "reason": "不属于本单位职责",
        "channel": "12345", "address": "塘厦镇花园新村东门", "conclusion": "经检测合格", "signedBy": "王工",
        "mediaType": "image/jpeg", "perceptualHash": "f0e1d2c3b4a59687", "remoteReason": "巡河途中从对岸核实",
        "education": "已向车主宣讲消防安全", "fingerprint": String(repeating: "5b", count: 32),
        "officerWords": "小车堵住消防通道", "categoryName": "占用消防通道", "clerk": "李四",
    ]
}
