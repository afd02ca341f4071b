package import ArgumentParser
import Foundation

/// `rrp documents`: keeps the documents true.
package struct DocumentsCommand: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "documents",
        abstract: "Write the parts of the documents that are made from the code; with --check only compare them.",
        discussion: """
            State diagrams, messages and queues, settings, refusals, the list of commands, the AsyncAPI document, and the \
            README's figures out of deploy/figures.json.
            """
    )

    @Flag(help: "Write nothing; exit code 1 names each file that differs.")
    var check = false

    @Option(help: ArgumentHelp("The checkout.", valueName: "folder"))
    var root = "."

    package init() {}

    package func run() async throws {
        let documents = GeneratedDocuments(root: URL(fileURLWithPath: root, isDirectory: true))
        guard FileManager.default.fileExists(atPath: documents.root.appending(path: "Package.swift").path) else {
            throw ValidationError("“\(root)” is not the checkout")
        }
        let outdated = try documents.outdated()
        for (file, content) in outdated {
            if check {
                print("\(file) is not what the code says; run rrp documents")
            } else {
                try Data(content.utf8).write(to: documents.root.appending(path: file), options: .atomic)
                print("\(file) is written anew")
            }
        }
        if outdated.isEmpty { print("The documents are what the code says.") }
        if check, !outdated.isEmpty { throw ExitCode(1) }
    }
}
