import HTTPTypes
import Hummingbird
import Messaging
import Model
import NIOCore
import NIOPosix

/// The checks between a request and its operation, cheapest first.
package struct Guards: Sendable {
    /// Largest JSON body, in bytes.
    static let contentLimit = 64 * 1024
    /// Largest upload, in bytes: a picture of 12 MiB and the form around it.
    static let uploadLimit = 12 * 1024 * 1024 + 64 * 1024

    let tokens: AccessTokens
    let limiter: RateLimiter
    let clock: ServiceClock

    /// - Throws: `Problem` for the first check that fails.
    func admit(
        _ request: Request,
        to operation: Operation,
        captures: [String],
        context: GatewayContext
    ) async throws -> Call {
        let now = clock.now()
        let viewer = try await viewer(of: request, for: operation, now: now)
        let caller = viewer.map { $0.account.description } ?? context.address
        if let wait = limiter.take(operation.budget, caller: caller, now: now.microseconds) {
            throw Problem.tooMany(retryAfter: wait)
        }
        let parameters = try parameters(of: request, for: operation)
        let (body, json) = try await content(of: request, for: operation)
        return Call(
            head: request.head,
            captures: Dictionary(zip(operation.path.captures, captures)) { first, _ in first },
            parameters: parameters,
            viewer: viewer,
            body: body,
            json: json,
            address: context.address,
            now: now,
            logger: context.logger,
            drop: context.drop
        )
    }

    private func viewer(of request: Request, for operation: Operation, now: Timestamp) async throws -> Viewer? {
        guard case .roles(let roles) = operation.access else { return nil }
        guard let header = request.headers[.authorization] else { throw Problem.noToken }
        guard header.utf8.count > 7, header.prefix(7).lowercased() == "bearer " else { throw Problem.badToken }
        let viewer = try await tokens.verify(String(header.dropFirst(7)), now: now)
        guard roles.contains(viewer.role) else { throw Problem.wrongRole }
        return viewer
    }

    private func parameters(of request: Request, for operation: Operation) throws -> [String: JSONValue] {
        guard !operation.parameters.isEmpty else { return [:] }
        var values: [String: JSONValue] = [:]
        for parameter in operation.parameters {
            let text: String?
            switch parameter.place {
            case .query: text = request.uri.queryParameters[parameter.name[...]].map { String($0) }
            case .header: text = HTTPField.Name(parameter.name).flatMap { request.headers[$0] }
            case .path: continue
            }
            guard let text else {
                guard parameter.isRequired else { continue }
                throw Problem.parameter(parameter.name, "is missing")
            }
            let value = parameter.value(of: text)
            if let mismatch = parameter.schema.mismatch(of: value) {
                throw Problem.parameter(parameter.name, mismatch.words)
            }
            values[parameter.name] = value
        }
        return values
    }

    private func content(of request: Request, for operation: Operation) async throws -> (ByteBuffer, JSONObject) {
        let limit: Int
        switch operation.content {
        case .none:
            return (ByteBuffer(), JSONObject([:]))
        case .json, .signed: limit = Self.contentLimit
        case .photo: limit = Self.uploadLimit
        }
        try checkMediaType(of: request, for: operation)
        if let length = request.headers[.contentLength].flatMap({ Int($0) }), length > limit {
            throw Problem.tooLarge(limit: limit)
        }
        let body: ByteBuffer
        do {
            body = try await request.body.collect(upTo: limit)
        } catch is NIOTooManyBytesError {
            throw Problem.tooLarge(limit: limit)
        }
        guard case .json(let schema) = operation.content else { return (body, JSONObject([:])) }
        return (body, try Self.object(in: body, schema))
    }

    private func checkMediaType(of request: Request, for operation: Operation) throws {
        let given = request.headers[.contentType]?.split(separator: ";")[0].lowercased().trimmed ?? ""
        switch operation.content {
        case .none: return
        case .json, .signed:
            guard given == "application/json" else { throw Problem.mediaType(expected: ["application/json"]) }
        case .photo:
            let expected = UploadedPhoto.mediaTypes
            guard expected.contains(given) else { throw Problem.mediaType(expected: expected) }
        }
    }

    static func object(in body: ByteBuffer, _ schema: ObjectSchema) throws -> JSONObject {
        let value: JSONValue
        do {
            value = try body.withUnsafeReadableBytes { raw in
                try raw.withMemoryRebound(to: UInt8.self) { try JSONParser.parse($0) }
            }
        } catch let failure as JSONParser.Failure {
            throw Problem.notJSON(failure)
        }
        guard case .object(let members) = value else { throw Problem.field("", "is \(value.typeName), not object") }
        if let mismatch = schema.mismatch(of: members, at: "") { throw Problem.field(mismatch.pointer, mismatch.words) }
        return JSONObject(members)
    }
}

extension String {
    /// Without spaces and tabs at both ends.
    var trimmed: String {
        var text = self[...]
        while let first = text.first, first == " " || first == "\t" { text = text.dropFirst() }
        while let last = text.last, last == " " || last == "\t" { text = text.dropLast() }
        return String(text)
    }
}
