import AMQP
import HTTPTypes
package import Hummingbird
import Logging
import Model
import NIOCore
import PostgreSQL

/// Answers every request: finds the operation (or the page), makes every check that it declares, runs it, and turns what it throws
/// into a problem.
package struct GatewayResponder: HTTPResponder {
    package typealias Context = GatewayContext

    let tree: PathTree
    let guards: Guards
    let pages: WebPages
    /// Hears of every success of an operation that records.
    let record: @Sendable (AccessRecord) -> Void
    let observe: @Sendable (_ operation: String, _ status: Int, _ duration: Duration) -> Void

    package func respond(to request: Request, context: GatewayContext) async throws -> Response {
        let start = ContinuousClock.now
        let reply: Reply
        let name: String
        let path = request.uri.path
        switch tree.match(request.method, path: path) {
        case .found(let operation, let captures):
            name = operation.id
            reply = await run(operation, captures, request, context)
        case .otherMethods(let methods):
            name = "none"
            var answer = Problem.method(allowed: methods).reply
            answer.headers[.allow] = methods.joined(separator: ", ")
            reply = answer
        case .nothing:
            let page = pages.reply(to: request.head, path: path)
            name = page == nil ? "none" : "page"
            reply = page ?? Problem.noSuchPath.reply
        }
        observe(name, reply.status, ContinuousClock.now - start)
        return reply.response
    }

    private func run(
        _ operation: Operation,
        _ captures: [String],
        _ request: Request,
        _ context: GatewayContext
    ) async -> Reply {
        do {
            let call = try await guards.admit(request, to: operation, captures: captures, context: context)
            let reply = try await operation.handle(call)
            for record in AccessRecord.all(of: call, operation, showing: reply.shown) { self.record(record) }
            return reply
        } catch {
            return problem(of: error, operation: operation, context: context).reply
        }
    }

    private func problem(of error: any Error, operation: Operation, context: GatewayContext) -> Problem {
        switch error {
        case let problem as Problem:
            return problem
        case let refusal as Refusal:
            return Problem(refusal)
        case let error as PostgresError where error.isTransient:
            return .unavailable("the database is not reached")
        case let error as AMQPError:
            context.logger.warning("Broker failed", metadata: ["operation": "\(operation.id)", "error": "\(error)"])
            return .unavailable("the broker is not reached")
        case is CancellationError:
            return .unavailable("the gateway is stopping")
        default:
            context.logger.error("Operation failed", metadata: ["operation": "\(operation.id)", "error": "\(error)"])
            return .internalFailure
        }
    }
}
