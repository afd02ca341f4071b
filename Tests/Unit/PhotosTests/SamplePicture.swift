import Subprocess

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Pictures made by libvips for the tests, in a directory that goes away with the value.
final class SamplePicture: Sendable {
    let directory: String

    init() throws {
        directory = FileManager.default.temporaryDirectory.path + "/photos-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
    }

    deinit {
        try? FileManager.default.removeItem(atPath: directory)
    }

    /// A picture with a smooth pattern, written in the format that `suffix` names.
    func make(width: Int = 640, height: Int = 480, suffix: String = ".jpg") async throws -> [UInt8] {
        let name = "\(directory)/\(UUID().uuidString)"
        try await vips("sines", "\(name).v", "\(width)", "\(height)", "--hfreq", "0.01", "--vfreq", "0.02", "--uchar")
        try await vips("copy", "\(name).v", "\(name)\(suffix)")
        return try bytes("\(name)\(suffix.split(separator: "[")[0])")
    }

    func bytes(_ path: String) throws -> [UInt8] {
        [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
    }

    func vips(_ arguments: String...) async throws {
        let result = try await run(
            .name("vips"),
            arguments: Arguments(arguments),
            output: .discarded,
            error: .string(limit: 4096)
        )
        guard result.terminationStatus.isSuccess else { throw ToolFailure(words: result.standardError) }
    }

    struct ToolFailure: Error {
        let words: String
    }
}
