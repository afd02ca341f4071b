import OperatorService
import TestSupport
import Testing

@testable import Messaging

@Suite("Queues of an earlier release")
struct OutdatedQueueTests {
    @Test("A queue that was declared with other arguments stays as it is, and is named")
    func named() async throws {
        let broker = try await TestBroker.create()
        let declared = broker.topology.definitions(virtualHost: "/", departmentsVirtualHost: "departments")
        let replies = broker.topology.name(of: .departmentReplies)
        let management = broker.management
        let departmentQueues = declared.queues.filter { $0.vhost == "departments" }
        #expect(try await management.outdated(departmentQueues) == [])

        try await management.deleteQueue(replies, in: "departments")
        var earlier = BrokerDefinitions()
        earlier.queues = [.init(name: replies, vhost: "departments")]
        try await management.apply(earlier)
        var now = BrokerDefinitions()
        now.queues = departmentQueues
        try await management.apply(now)
        #expect(try await management.outdated(departmentQueues) == [replies])
        try await broker.remove()
    }
}
