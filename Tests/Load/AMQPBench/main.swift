// Publishes with confirms and consumes through Shared/AMQP, as reference/amqp-reference.c does on the C library:
//
//   AMQPBench publish WINDOW MESSAGES     at most WINDOW unconfirmed; declares and empties the queue first
//   AMQPBench consume PREFETCH MESSAGES   receives what `publish` left, acknowledges in batches
//
// Prints messages per second. The broker comes from RRP_TEST_BROKER_HOST, _PORT, _USER, _PASSWORD, _VHOST.

import AMQP
import Foundation
import Logging

struct Usage: Error, CustomStringConvertible {
    var description: String { "AMQPBench publish|consume WINDOW MESSAGES" }
}

let arguments = CommandLine.arguments.dropFirst()
guard arguments.count == 3, let mode = arguments.first,
    let window = arguments.dropFirst().first.flatMap({ Int($0) }), let count = arguments.last.flatMap({ Int($0) })
else { throw Usage() }

let environment = ProcessInfo.processInfo.environment
var logger = Logger(label: "bench")
logger.logLevel = .error
let configuration = AMQPConfiguration(
    hosts: [environment["RRP_TEST_BROKER_HOST"] ?? "127.0.0.1"],
    port: environment["RRP_TEST_BROKER_PORT"].flatMap { Int($0) } ?? 5672,
    virtualHost: environment["RRP_TEST_BROKER_VHOST"] ?? "/",
    user: environment["RRP_TEST_BROKER_USER"] ?? "guest",
    password: environment["RRP_TEST_BROKER_PASSWORD"] ?? "guest",
    connectionName: "bench"
)
let queue = "bench.library"
let administrator = AMQPAdministrator(configuration, logger: logger)

func publication(_ number: Int) -> AMQPPublication {
    AMQPPublication(
        message: AMQPMessage(
            body: [UInt8](repeating: 120, count: 800),
            properties: AMQPProperties(
                contentType: "application/json",
                messageID: "message-0000-0000-\(number)",
                type: "report.registered.v1"
            )
        ),
        exchange: "",
        routingKey: queue,
        mandatory: true
    )
}

func report(_ messages: Int, since start: ContinuousClock.Instant) {
    let took = start.duration(to: .now)
    let seconds = Double(took.components.seconds) + Double(took.components.attoseconds) / 1e18
    print(Int(Double(messages) / seconds))
}

switch mode {
case "publish":
    try await administrator.declareQueue(queue)
    try await administrator.purge(queue)
    let publisher = AMQPPublisher(configuration, window: window, logger: logger)
    // The connection is made before the clock starts.
    _ = await publisher.publish([publication(0)])
    let batch = (1...count).map(publication)
    let start = ContinuousClock.now
    let outcomes = await publisher.publish(batch)
    report(outcomes.count(where: \.isConfirmed), since: start)
    await publisher.close()
case "consume":
    let consumer = AMQPConsumer(configuration, queues: [queue], prefetch: UInt16(window), logger: logger)
    var received = 0
    var start = ContinuousClock.now
    while received < count, let batch = try await consumer.nextBatch(upTo: 200, within: .milliseconds(2)) {
        if received == 0 { start = .now }
        received += batch.count
        consumer.acknowledge(batch)
    }
    report(received, since: start)
    await consumer.close()
default:
    throw Usage()
}
await administrator.close()
