import ArgumentParser

/// The operator's commands, one a line, as `rrp help` knows them.
package enum CommandList {
    package struct Entry: Sendable {
        /// With the words before it, for example `rrp parked replay`.
        package let words: String
        package let abstract: String
        /// The command's own help: options and arguments.
        package let help: String
    }

    /// Every command that does something, in the order of the help.
    package static var entries: [Entry] { entries(of: Operator.self, after: "") }

    static var text: String {
        let entries = entries
        let width = entries.map(\.words.count).max() ?? 0
        let lines = entries.map { entry in
            entry.words.padded(to: width + 2) + entry.abstract
        }
        return "```\n" + lines.joined(separator: "\n") + "\n```\n"
    }

    private static func entries(of command: any ParsableCommand.Type, after words: String) -> [Entry] {
        let configuration = command.configuration
        let name = words + (configuration.commandName ?? command._commandName)
        let children = configuration.subcommands.flatMap { entries(of: $0, after: name + " ") }
        guard children.isEmpty else { return children }
        return [
            Entry(
                words: name,
                abstract: firstSentence(of: configuration.abstract),
                help: command.helpMessage(columns: 200)
            )
        ]
    }

    /// Lists stay short; the rest is in the help.
    private static func firstSentence(of abstract: String) -> String {
        let sentence = abstract.prefix { $0 != ":" && $0 != ";" }
        return sentence.hasSuffix(".") ? String(sentence) : sentence + "."
    }
}
