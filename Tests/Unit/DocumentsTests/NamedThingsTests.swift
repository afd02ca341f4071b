import Foundation
import Model
import OperatorService
import Testing

/// What the documents name is there.
@Suite("Names in the documents")
struct NamedThingsTests {
    @Test("Every link of a document leads to a file or folder", arguments: Checkout.documents)
    func linksLead(document: String) throws {
        let folder = document.split(separator: "/").dropLast().joined(separator: "/")
        for match in try Checkout.text(document).matches(of: /\]\(([^)#\s]+)[^)]*\)/) {
            let target = String(match.output.1)
            guard !target.hasPrefix("http") else { continue }
            let path = Checkout.root.appending(path: folder).appending(path: target).standardizedFileURL.path
            #expect(FileManager.default.fileExists(atPath: path), "\(document) links to \(target)")
        }
    }

    @Test("Every path that a document names exists, and every script can be run", arguments: Checkout.documents)
    func pathsExist(document: String) throws {
        let text = try Checkout.text(document)
        let candidates = Checkout.codeSpans(in: text) + Checkout.shellLines(in: text)
        for candidate in candidates {
            for match in candidate.matches(of: /(?:^|[\s(])((?:Shared|Services|Tests|deploy)\/[A-Za-z0-9_+.\/-]+)/) {
                let path = String(match.output.1)
                // Written by a run of deploy/bench, when there is one.
                guard path != "deploy/figures.json" else { continue }
                #expect(Checkout.exists(path), "\(document) names \(path)")
                if candidate.hasPrefix(path), path.hasPrefix("deploy/"), !path.contains(".") {
                    #expect(Checkout.isExecutable(path), "\(path) is no command")
                }
            }
        }
    }

    @Test("Every option that a document gives to a script is known to it", arguments: Checkout.documents)
    func scriptOptionsExist(document: String) throws {
        let text = try Checkout.text(document)
        for line in Checkout.shellLines(in: text) + Checkout.codeSpans(in: text) {
            guard let script = line.prefixMatch(of: /deploy\/(run|test|bench)\b([^#]*)/) else { continue }
            let source = try Checkout.text("deploy/\(script.output.1)")
            for match in script.output.2.matches(of: /(--[a-z-]+)/) {
                let option = String(match.output.1)
                #expect(source.contains(option), "deploy/\(script.output.1) has no \(option)")
            }
        }
    }

    @Test("Every rrp command in a document exists, with its options", arguments: Checkout.documents)
    func commandsExist(document: String) throws {
        let entries = CommandList.entries
        let text = try Checkout.text(document)
        for line in Checkout.shellLines(in: text) + Checkout.codeSpans(in: text) {
            for match in line.matches(of: /(?:^|\/|\s)rrp ([a-z][a-z ]*)((?:[^#`])*)/) {
                let words = "rrp " + match.output.1.trimmingCharacters(in: .whitespaces)
                guard !words.hasPrefix("rrp help") else { continue }
                let entry = entries.first { words == $0.words || words.hasPrefix($0.words + " ") }
                #expect(
                    entry != nil || entries.contains { $0.words.hasPrefix(words + " ") },
                    "\(document) names the command “\(words)”"
                )
                let known = entries.filter { $0.words == entry?.words || $0.words.hasPrefix(words) }
                for found in match.output.2.matches(of: /(--[a-z-]+)/) {
                    let option = String(found.output.1)
                    #expect(known.contains { $0.help.contains(option) }, "\(words) has no option \(option)")
                }
            }
        }
    }

    @Test("Every message type that a document names is a contract", arguments: Checkout.documents)
    func messagesExist(document: String) throws {
        let known = Set(MessageRegistry.contracts.map { $0.type.rawValue })
        let named = try Checkout.text(document).matches(of: /([a-zA-Z]+(?:\.[a-zA-Z]+)+\.v[0-9]+)/)
            .map { String($0.output.1) }
        #expect(Set(named).subtracting(known) == [], "\(document) names what is no contract")
    }

    @Test("Every type and module that the architecture page names is declared")
    func typesExist() throws {
        let sources = try Checkout.sources("Shared", "Services")
        let declared = Set(
            sources.matches(of: /(?:struct|class|enum|protocol|actor|typealias) ([A-Z][A-Za-z0-9]+)/).map {
                $0.output.1
            }
        )
        for span in Checkout.codeSpans(in: try Checkout.text("Shared/ARCHITECTURE.md")) {
            guard let name = span.wholeMatch(of: /([A-Z][A-Za-z0-9]*[a-z][A-Za-z0-9]*)(?:\.([a-z][A-Za-z]*))?/) else {
                continue
            }
            let type = name.output.1
            #expect(
                declared.contains(type) || Checkout.exists("Shared/\(type)")
                    || type.hasSuffix("Process") && Checkout.exists("Services/\(type.dropLast(7))/Executable"),
                "the page names \(type)"
            )
            if let member = name.output.2 {
                #expect(
                    sources.contains("func \(member)") || sources.contains("let \(member)")
                        || sources.contains("var \(member)"),
                    "the page names \(span)"
                )
            }
        }
    }
}
