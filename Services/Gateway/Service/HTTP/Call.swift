import HTTPTypes
import Logging
import Model
import NIOCore

/// One request, after every check that its operation declares.
package struct Call: Sendable {
    let head: HTTPRequest
    /// The parts of the path, by name.
    let captures: [String: String]
    /// Query and header parameters that were sent, by name, as their schemas accepted them.
    let parameters: [String: JSONValue]
    let viewer: Viewer?
    /// The body as it came; empty without one.
    let body: ByteBuffer
    let json: JSONObject
    /// The caller's network address, for limits and logs.
    let address: String
    let now: Timestamp
    let logger: Logger
    /// Closes the connection, for a reader that does not read.
    let drop: @Sendable () -> Void

    /// Whoever is signed in.
    func signedIn() throws -> Viewer {
        guard let viewer else { throw Problem.noToken }
        return viewer
    }

    /// A part of the path; what cannot be such a value is as unknown as a value that does not exist.
    func part<Value: LosslessStringConvertible>(
        _ name: String,
        as type: Value.Type = Value.self,
        unknown: Problem
    ) throws -> Value {
        guard let text = captures[name], let value = Value(text) else { throw unknown }
        return value
    }

    func text(_ name: String) -> String? {
        if case .string(let text) = parameters[name] { text } else { nil }
    }

    func integer(_ name: String) -> Int? {
        parameters[name]?.wholeNumber.map { Int($0) }
    }

    func number(_ name: String) -> Double? {
        parameters[name]?.double
    }

    func value<Value: LosslessStringConvertible>(_ name: String, as type: Value.Type = Value.self) -> Value? {
        text(name).flatMap { Value($0) }
    }

    func header(_ name: HTTPField.Name) -> String? { head.headerFields[name] }

    /// W3C trace context, where the caller sent a well-formed one.
    var traceparent: String? {
        guard let name = HTTPField.Name("traceparent"), let text = head.headerFields[name], text.utf8.count == 55,
            text.utf8.allSatisfy({ $0 == 0x2D || (0x30...0x39).contains($0) || (0x61...0x66).contains($0) })
        else { return nil }
        return text
    }
}
