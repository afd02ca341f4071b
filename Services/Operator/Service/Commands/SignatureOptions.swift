import ArgumentParser
import Foundation
import Model

/// Who does something with money, and why: kept with what was done.
struct SignatureOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Who does it; the name of the system account without it.", valueName: "name"))
    var signed: String?

    init() {}

    /// - Throws: `ValidationError` for a name of nothing.
    func signature(reason: String? = nil) throws -> Signature {
        let environment = ProcessInfo.processInfo.environment
        let name = signed ?? [environment["USER"], environment["LOGNAME"]].compactMap { $0 }.first { !$0.isEmpty }
        return try Self.signature(name ?? "operator", reason: reason)
    }

    static func signature(_ name: String, reason: String? = nil) throws -> Signature {
        guard !name.allSatisfy(\.isWhitespace) else { throw ValidationError("a name is needed") }
        // What a service stopped by itself bears its name.
        guard ServiceName(rawValue: name) == nil else { throw ValidationError("“\(name)” is a service: say who it is") }
        return Signature(name, reason: reason)
    }
}
