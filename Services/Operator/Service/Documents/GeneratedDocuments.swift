package import FoundationEssentials

/// Everything in the documents that is made from the code.
package struct GeneratedDocuments: Sendable {
    /// The checkout.
    package let root: URL

    package init(root: URL) { self.root = root }

    package func texts() throws -> [GeneratedText] {
        let commands = CommandList.text
        let figures = try FigureTable(file: root.appending(path: "deploy/figures.json"))
        return [
            GeneratedText(file: "README.md", part: "commands", text: commands),
            GeneratedText(file: "README.zh-CN.md", part: "commands", text: commands),
            GeneratedText(file: "README.md", part: "figures", text: figures.text(in: .english)),
            GeneratedText(file: "README.zh-CN.md", part: "figures", text: figures.text(in: .chinese)),
            GeneratedText(
                file: "Shared/ARCHITECTURE.md",
                part: "state diagrams",
                text: ArchitectureTables.stateDiagrams
            ),
            GeneratedText(file: "Shared/ARCHITECTURE.md", part: "queues", text: ArchitectureTables.queues),
            GeneratedText(file: "Shared/ARCHITECTURE.md", part: "messages", text: ArchitectureTables.messages),
            GeneratedText(file: "Services/Gateway/BAD-INPUT.md", part: "refusals", text: RefusalTable.text),
            GeneratedText(file: "Shared/PERMISSIONS.md", text: PermissionPage.text),
            GeneratedText(file: "deploy/CONFIGURATION.md", text: ConfigurationPage.text),
            GeneratedText(file: "Shared/Messaging/asyncapi.json", text: try AsyncAPIDocument().tree().document),
        ]
    }

    /// Files whose content is not what the code says, with the content that they should have.
    package func outdated() throws -> [(file: String, content: String)] {
        var contents: [String: String] = [:]
        var order: [String] = []
        var present: [String: String] = [:]
        for text in try texts() {
            if contents[text.file] == nil {
                let now = (try? String(contentsOf: root.appending(path: text.file), encoding: .utf8)) ?? ""
                present[text.file] = now
                contents[text.file] = now
                order.append(text.file)
            }
            contents[text.file] = try text.content(replacing: contents[text.file] ?? "")
        }
        return order.compactMap { file in
            contents[file].flatMap { $0 == present[file] ? nil : (file, $0) }
        }
    }
}
