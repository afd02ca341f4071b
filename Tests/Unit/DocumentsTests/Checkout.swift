import Foundation

/// The checkout that these tests were built from.
enum Checkout {
    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    /// The documents that are read by people.
    static let documents = [
        "README.md", "README.zh-CN.md", "Shared/ARCHITECTURE.md", "deploy/OPERATING.md", "deploy/CONFIGURATION.md",
        "Services/Gateway/BAD-INPUT.md", "Services/Dispatch/DEPARTMENTS.md",
    ]

    static func text(_ path: String) throws -> String {
        try String(contentsOf: root.appending(path: path), encoding: .utf8)
    }

    static func exists(_ path: String) -> Bool {
        FileManager.default.fileExists(atPath: root.appending(path: path).path)
    }

    static func isExecutable(_ path: String) -> Bool {
        FileManager.default.isExecutableFile(atPath: root.appending(path: path).path)
    }

    /// The Swift sources under these folders, joined.
    static func sources(_ folders: String...) throws -> String {
        try folders.flatMap { folder in
            FileManager.default.enumerator(at: root.appending(path: folder), includingPropertiesForKeys: nil)?
                .compactMap { $0 as? URL }.filter { $0.pathExtension == "swift" } ?? []
        }.map { try String(contentsOf: $0, encoding: .utf8) }.joined(separator: "\n")
    }

    /// What stands between single backticks, outside fenced blocks.
    static func codeSpans(in text: String) -> [String] {
        outsideFences(text).matches(of: /`([^`\n]+)`/).map { String($0.output.1) }
    }

    /// The lines inside fenced blocks of commands.
    static func shellLines(in text: String) -> [String] {
        text.matches(of: /```sh\n([\s\S]*?)```/).flatMap { $0.output.1.split(separator: "\n").map(String.init) }
    }

    private static func outsideFences(_ text: String) -> String {
        text.replacing(/```[\s\S]*?```/, with: "")
    }
}
