package import AMQP
package import Messaging
package import Model

/// Publishes reports to intake's bounded queue and waits for the broker's confirm. No database on this path.
package struct BrokerSubmissions: SubmissionPublisher {
    private let publisher: AMQPPublisher
    private let topology: Topology
    private let recent = RecentSubmissions()

    package init(publisher: AMQPPublisher, topology: Topology) {
        self.publisher = publisher
        self.topology = topology
    }

    package func publish(_ report: SubmitReport, traceparent: String?) async throws {
        guard recent.accepts(report.reportID, fingerprint: report.fingerprint) else { throw Problem(.reportKeyReused) }
        guard !publisher.state.isLost else { throw Problem.unavailable("the broker is not reached") }
        let route = try topology.route(of: report)
        // A fresh identifier each time: what makes a repeated submission one report is the report's own id.
        let envelope = MessageEnvelope(
            id: .new(at: report.acceptedAt),
            type: SubmitReport.type,
            source: .gateway,
            subject: report.reportID.description,
            time: report.acceptedAt,
            sequence: 0,
            traceparent: traceparent
        )
        let publication = AMQPPublication(
            message: envelope.message(body: try MessageCoding.encode(report)),
            exchange: route.exchange,
            routingKey: route.routingKey,
            mandatory: true
        )
        guard let failure = await publisher.publish([publication]).first?.error else { return }
        switch failure.code {
        case .nacked, .overloaded: throw Problem.intakeFull
        default: throw failure
        }
    }
}
