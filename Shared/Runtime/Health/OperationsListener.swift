import Hummingbird
package import Logging
import ServiceLifecycle

/// The small HTTP listener of every process: `/health` (alive), `/ready` (able to work) and `/metrics` (Prometheus).
package struct OperationsListener: Service {
    private let application: any ApplicationProtocol

    package init(host: String, port: Int, readiness: Readiness, metrics: Metrics, logger: Logger) {
        var quiet = logger
        quiet.logLevel = .warning
        application = Application(
            router: Self.router(readiness: readiness, metrics: metrics),
            configuration: ApplicationConfiguration(address: .hostname(host, port: port)),
            logger: quiet
        )
    }

    package func run() async throws {
        try await application.run()
    }

    private static func router(readiness: Readiness, metrics: Metrics) -> Router<BasicRequestContext> {
        let router = Router()
        router.get("health") { _, _ in "alive\n" }
        router.get("ready") { _, _ -> Response in
            let lines = readiness.report().map { name, status in
                switch status {
                case .ready: "\(name): ready\n"
                case .waiting(let reason): "\(name): waiting: \(reason)\n"
                }
            }
            return Response(
                status: readiness.isReady ? .ok : .serviceUnavailable,
                headers: [.contentType: "text/plain; charset=utf-8"],
                body: ResponseBody(byteBuffer: ByteBuffer(string: lines.joined()))
            )
        }
        router.get("metrics") { _, _ -> Response in
            Response(
                status: .ok,
                headers: [.contentType: "text/plain; version=0.0.4; charset=utf-8"],
                body: ResponseBody(byteBuffer: ByteBuffer(string: metrics.rendered()))
            )
        }
        return router
    }
}
