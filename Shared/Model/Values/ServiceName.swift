/// The services that own state or speak on AMQP; also the CloudEvents `source` and the journal's service column.
package enum ServiceName: String, Codable, Sendable, CaseIterable, Hashable {
    case gateway, intake, verification, dispatch, reward, scheduler, notification
}
