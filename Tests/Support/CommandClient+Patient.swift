package import AMQP
package import Messaging

extension CommandClient {
    /// For tests: on a busy machine an answer may take longer than a citizen would wait.
    package static func patient(requester: AMQPRequester, topology: Topology, clock: ServiceClock) -> CommandClient {
        CommandClient(requester: requester, topology: topology, clock: clock, patience: .seconds(60))
    }
}
