import Logging
import Subprocess

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Runs libvips in a process of its own with a limit on everything: pictures from strangers are hostile.
struct ImageTool: Sendable {
    let limits: PhotoLimits
    let logger: Logger

    /// The standard output of a finished step.
    /// - Throws: `PhotoRefusal.tooExpensive` when a limit ended the process, `.damaged` when it could not read the
    ///   picture; `PhotoError` when the tool itself cannot be started.
    @discardableResult
    func run(_ tool: String, _ arguments: [String]) async throws -> String {
        let limited =
            [
                "--signal=KILL", "\(limits.seconds)",
                "prlimit", "--as=\(limits.memory)", "--cpu=\(limits.processorSeconds)",
                "--fsize=\(4 * limits.bytes)", "--nofile=64", "--core=0", "--",
                tool,
            ] + arguments
        let result: ExecutionResult<Void, StringOutput<UTF8>, StringOutput<UTF8>>
        do {
            result = try await Subprocess.run(
                .name("timeout"),
                arguments: Arguments(limited),
                // One thread, and none of the loaders that libvips itself calls untrusted.
                environment: .inherit.updating(["VIPS_CONCURRENCY": "1", "VIPS_BLOCK_UNTRUSTED": "1", "LC_ALL": "C"]),
                output: .string(limit: 256 * 1024),
                error: .string(limit: 256 * 1024)
            )
        } catch {
            throw PhotoError(code: .tool, message: "\(tool) could not be run", cause: error)
        }
        switch result.terminationStatus {
        case .exited(0):
            return result.standardOutput
        case .exited(126), .exited(127):
            throw PhotoError(code: .tool, message: "\(tool) is not installed: \(result.standardError)")
        case .exited(let code) where code > 128:
            throw PhotoRefusal.tooExpensive
        case .exited:
            let words = result.standardError
            logger.debug("Picture refused by libvips", metadata: ["reason": "\(words.prefix(200))"])
            throw words.contains("out of memory") || words.contains("unable to allocate")
                ? PhotoRefusal.tooExpensive : PhotoRefusal.damaged
        case .signaled:
            throw PhotoRefusal.tooExpensive
        }
    }
}
