import Foundation
import NIOConcurrencyHelpers

/// Somebody signed in who does not give up: tries again after 503, lost answers and lost connections, always with the
/// same Idempotency-Key, and looks up what is pending.
final class ReplayPlayer: Sendable {
    private struct Problem: Decodable {
        let code: String?
        let detail: String?
    }

    private struct Outcome: Decodable {
        let operationId: String
        let outcome: String
        let code: String?
    }

    let account: String
    /// As the gateway tells it, such as `cells:…`.
    let scope: String
    let world: ReplayWorld
    /// Of one picture that is used again and again; nil where none was uploaded.
    let photo: String?
    private let session: ReplaySession

    private init(world: ReplayWorld, session: ReplaySession, signedIn: SignedIn, photo: String?) {
        self.world = world
        self.session = session
        self.photo = photo
        account = signedIn.account.id.lowercased()
        scope = signedIn.account.scope ?? ""
    }

    /// Signs in, and uploads one picture where `picture` gives one.
    static func enter(_ world: ReplayWorld, _ way: ReplaySession.Way, picture: Data?) async throws -> ReplayPlayer {
        let (session, signedIn) = try await ReplaySession.open(world, way)
        let player = ReplayPlayer(world: world, session: session, signedIn: signedIn, photo: nil)
        guard let picture else { return player }
        let answer = try await player.send("upload", "POST", "/v1/photos", body: picture, contentType: "image/png")
        let token = try player.success("upload", answer).decode(UploadedPicture.self).token
        return ReplayPlayer(world: world, session: session, signedIn: signedIn, photo: token)
    }

    /// The tokens of the picture, as JSON.
    var photos: String { photo.map { #"["\#($0)"]"# } ?? "[]" }

    func get<Value: Decodable>(_ path: String, as type: Value.Type = Value.self) async throws -> Value {
        try success("list", try await send("list", "GET", path)).decode(type)
    }

    /// Sends a report.
    func submit(_ body: String, key: String) async throws -> Receipt {
        let answer = try await send("accept", "POST", "/v1/reports", body: Data(body.utf8), key: key)
        return try success("accept", answer).decode()
    }

    /// Carries out a command, to its end: what is pending is looked up, what expired is sent again.
    /// - Parameter notYet: refusals that mean that an event is still on its way.
    func command(
        _ step: String,
        _ path: String,
        _ body: String? = nil,
        of report: String?,
        notYet: Set<String> = []
    ) async throws {
        let clock = ContinuousClock()
        let begin = clock.now
        // Of this one intention: doing the same again later is another one.
        let intention = UUID().uuidString
        var attempt = 0
        while true {
            attempt += 1
            let key = "\(intention)/\(attempt)"
            let answer = try await send(step, "POST", path, body: body.map { Data($0.utf8) }, key: key)
            var outcome = try? answer.decode(Outcome.self)
            if answer.status == 202, let pending = outcome {
                world.figures.count("looked up")
                outcome = try await lookUp(pending.operationId)
            }
            if (200..<300).contains(answer.status), let outcome, outcome.outcome == "done" {
                let milliseconds = (clock.now - begin).milliseconds
                world.figures.record(step, milliseconds: milliseconds)
                world.log.done(
                    operation: outcome.operationId.lowercased(),
                    report: report,
                    step: step,
                    milliseconds: milliseconds
                )
                return
            }
            let problem = try? answer.decode(Problem.self)
            let code = (200..<300).contains(answer.status) ? outcome?.code ?? "command.expired" : problem?.code
            let isWorthIt = code == "command.expired" || code.map { notYet.contains($0) } == true
            guard isWorthIt, clock.now - begin < world.patience else {
                throw ReplayRefusal(step: step, status: answer.status, code: code, words: problem?.detail ?? "")
            }
            world.figures.count(code == "command.expired" ? "expired" : "too early")
            try await Task.sleep(for: .milliseconds(100 * min(attempt, 10)))
        }
    }

    /// The stored outcome of an operation; nil when it was not carried out while its command lived.
    private func lookUp(_ operation: String) async throws -> Outcome? {
        // A command that no service took within 30 s is never carried out.
        let deadline = ContinuousClock.now + .seconds(40)
        while ContinuousClock.now < deadline {
            let answer = try await send("look up", "GET", "/v1/operations/\(operation)")
            if answer.status == 200, let outcome = try? answer.decode(Outcome.self), outcome.outcome != "pending" {
                return outcome
            }
            try await Task.sleep(for: .milliseconds(300))
        }
        return nil
    }

    private func success(_ step: String, _ answer: GatewayClient.Answer) throws -> GatewayClient.Answer {
        guard (200..<300).contains(answer.status) else {
            let problem = try? answer.decode(Problem.self)
            throw ReplayRefusal(
                step: step,
                status: answer.status,
                code: problem?.code,
                words: problem?.detail ?? String(decoding: answer.body.prefix(200), as: UTF8.self)
            )
        }
        return answer
    }

    /// Tries until there is an answer that is not about the system's own trouble.
    private func send(
        _ step: String,
        _ method: String,
        _ path: String,
        body: Data? = nil,
        key: String? = nil,
        contentType: String = "application/json"
    ) async throws -> GatewayClient.Answer {
        let clock = ContinuousClock()
        let deadline = clock.now + world.patience
        var attempt = 0
        while true {
            attempt += 1
            let pause: Duration
            do {
                let token = try await session.token(world)
                let answer = try await world.client.send(
                    method,
                    path,
                    token: token,
                    body: body,
                    contentType: contentType,
                    headers: key.map { ["Idempotency-Key": $0] } ?? [:]
                )
                switch answer.status {
                case 401 where attempt < 4:
                    try await session.renew(world, after: token)
                    continue
                case 429, 502, 503, 504:
                    if clock.now >= deadline { return answer }
                    world.figures.count("answered \(answer.status)")
                    pause = answer.retryAfterSeconds.map { .seconds(min($0, 5)) } ?? Self.backoff(attempt)
                default: return answer
                }
            } catch let error as CancellationError {
                throw error
            } catch {
                if clock.now >= deadline { throw error }
                world.figures.count("no answer")
                pause = Self.backoff(attempt)
            }
            try await Task.sleep(for: pause)
        }
    }

    /// 50 ms doubling to 2 s, with jitter.
    static func backoff(_ attempt: Int) -> Duration {
        let ceiling = min(2000, 50 << min(attempt, 6))
        return .milliseconds(Int.random(in: ceiling / 2...ceiling))
    }
}
