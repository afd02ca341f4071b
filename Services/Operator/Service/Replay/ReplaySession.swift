import Foundation

/// The tokens of one player; however many calls meet an expired one, they are renewed once.
actor ReplaySession {
    /// How somebody comes in.
    enum Way: Sendable {
        case password(login: String, password: String)
        /// A new account of a device.
        case newCitizen
    }

    private let way: Way
    private var access: String
    private var refresh: String
    private var renewal: Task<SignedIn, any Error>?

    private init(_ way: Way, _ signedIn: SignedIn) {
        self.way = way
        access = signedIn.accessToken
        refresh = signedIn.refreshToken
    }

    static func open(_ world: ReplayWorld, _ way: Way) async throws -> (ReplaySession, SignedIn) {
        let signedIn = try await enter(world, way)
        return (ReplaySession(way, signedIn), signedIn)
    }

    func token(_ world: ReplayWorld) async throws -> String {
        if let renewal { _ = try await renewal.value }
        return access
    }

    /// Gets new tokens, unless somebody did since `old` was in use.
    func renew(_ world: ReplayWorld, after old: String) async throws {
        guard access == old else { return }
        if let renewal {
            _ = try await renewal.value
            return
        }
        let task = Task { [way, refresh] in
            do {
                return try await Self.call(world, "/v1/sessions/refresh", ["refreshToken": refresh])
            } catch let refusal as ReplayRefusal where refusal.status == 401 {
                guard case .password = way else { throw refusal }
                return try await Self.enter(world, way)
            }
        }
        renewal = task
        defer { renewal = nil }
        let signedIn = try await task.value
        access = signedIn.accessToken
        refresh = signedIn.refreshToken
    }

    private static func enter(_ world: ReplayWorld, _ way: Way) async throws -> SignedIn {
        switch way {
        case .password(let login, let password):
            try await call(world, "/v1/sessions", ["login": login, "password": password])
        case .newCitizen: try await call(world, "/v1/citizens", ["displayName": "市民"])
        }
    }

    private static func call(_ world: ReplayWorld, _ path: String, _ fields: [String: String]) async throws -> SignedIn
    {
        let body = try JSONEncoder().encode(fields)
        let deadline = ContinuousClock.now + world.patience
        var attempt = 0
        while true {
            attempt += 1
            var pause = ReplayPlayer.backoff(attempt)
            do {
                let answer = try await world.client.send("POST", path, body: body)
                if (200..<300).contains(answer.status) { return try answer.decode() }
                guard [429, 502, 503, 504].contains(answer.status), ContinuousClock.now < deadline else {
                    throw ReplayRefusal(
                        step: "sign in",
                        status: answer.status,
                        code: nil,
                        words: String(decoding: answer.body.prefix(200), as: UTF8.self)
                    )
                }
                world.figures.count("answered \(answer.status)")
                if let seconds = answer.retryAfterSeconds { pause = .seconds(min(seconds, 5)) }
            } catch let error as ReplayRefusal {
                throw error
            } catch {
                if ContinuousClock.now >= deadline { throw error }
                world.figures.count("no answer")
            }
            try await Task.sleep(for: pause)
        }
    }
}
