import City
import Crypto
import Foundation
import Messaging
import Model
package import Runtime
package import ServiceLifecycle

extension DispatchService {
    /// Its consumers, and one relay a lane: what waits for a department holds up nobody else.
    package static func parts(_ assembly: ServiceAssembly) throws -> [any Service] {
        let city = CityDirectory()
        let replies = try assembly.publisher("answers")
        let departmentReplies = try assembly.publisher(
            "department answers",
            virtualHost: .brokerDepartmentsVirtualHost
        )
        return [
            try assembly.relay(.services),
            try assembly.relay(.departments),
            try assembly.consumer(of: .events(.dispatch), handlers: eventHandlers(city)),
            try assembly.consumer(of: .commands(.dispatch), handlers: commandHandlers(city), replies: replies),
            try assembly.consumer(of: .deadlines(.dispatch), handlers: deadlineHandlers(city)),
            try assembly.consumer(
                of: .departmentReplies,
                virtualHost: .brokerDepartmentsVirtualHost,
                handlers: replyHandlers(city, photoKey: try photoKey(assembly.settings)),
                replies: departmentReplies,
                envelopes: .departmentReplies(assembly.topology)
            ),
            FigureFolder(service: .dispatch, pool: assembly.pool, logger: assembly.logger),
        ]
    }

    private static func photoKey(_ settings: Settings) throws -> SymmetricKey {
        SymmetricKey(data: Array(try settings.string(DispatchKeys.photosTokenKey).utf8))
    }
}
