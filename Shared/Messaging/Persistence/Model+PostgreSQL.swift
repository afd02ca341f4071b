import Foundation
package import Model
package import PostgreSQL

// The model's values as PostgreSQL stores them. Each value type that services bind or read is listed here once.

extension UUIDIdentifier where Self: PostgresEncodable {
    package static var postgresType: PostgresType { UUID.postgresType }
    package func encode(into buffer: inout PostgresBuffer) { uuid.encode(into: &buffer) }
}

extension UUIDIdentifier where Self: PostgresDecodable {
    package init(from cell: PostgresCell) throws { self.init(try UUID(from: cell)) }
}

extension AccountID: PostgresCodable {}
extension CaseID: PostgresCodable {}
extension CitizenID: PostgresCodable {}
extension DutyShiftID: PostgresCodable {}
extension LeaveID: PostgresCodable {}
extension MessageID: PostgresCodable {}
extension NoticeID: PostgresCodable {}
extension OfferCode: PostgresCodable {}
extension RedemptionID: PostgresCodable {}
extension OfficerID: PostgresCodable {}
extension ReportID: PostgresCodable {}
extension RewardRuleID: PostgresCodable {}
extension RoutingRuleID: PostgresCodable {}
extension StaffID: PostgresCodable {}
extension TaskID: PostgresCodable {}
extension TransactionID: PostgresCodable {}
extension UnmaskingID: PostgresCodable {}

extension CampaignCode: PostgresCodable {}
extension CategoryCode: PostgresCodable {}
extension CohortCode: PostgresCodable {}
extension DepartmentCode: PostgresCodable {}
extension DepartmentKind: PostgresCodable {}
extension GridCode: PostgresCodable {}
extension MessageType: PostgresCodable {}
extension TownCode: PostgresCodable {}
extension VillageCode: PostgresCodable {}
extension PhotoID: PostgresCodable {}
extension DeadlineKey: PostgresCodable {}

extension Finding: PostgresCodable {}
extension ReportSource: PostgresCodable {}
extension ServiceName: PostgresCodable {}
extension TaskKind: PostgresCodable {}
extension TaskStateName: PostgresCodable {}
extension MaliceState: PostgresCodable {}
extension Urgency: PostgresCodable {}
extension VerificationDossier.Outcome: PostgresCodable {}

extension Timestamp: PostgresCodable {
    package static var postgresType: PostgresType { PostgresTimestamp.postgresType }

    package func encode(into buffer: inout PostgresBuffer) {
        PostgresTimestamp(microsecondsSince1970: microseconds).encode(into: &buffer)
    }

    package init(from cell: PostgresCell) throws {
        self.init(microseconds: try PostgresTimestamp(from: cell).microsecondsSince1970)
    }
}

extension Fen: PostgresCodable {
    package static var postgresType: PostgresType { Int64.postgresType }
    package func encode(into buffer: inout PostgresBuffer) { amount.encode(into: &buffer) }
    package init(from cell: PostgresCell) throws { self.init(try Int64(from: cell)) }
}

extension Points: PostgresCodable {
    package static var postgresType: PostgresType { Int64.postgresType }
    package func encode(into buffer: inout PostgresBuffer) { amount.encode(into: &buffer) }
    package init(from cell: PostgresCell) throws { self.init(try Int64(from: cell)) }
}
