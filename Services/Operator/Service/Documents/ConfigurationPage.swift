import Runtime

/// deploy/CONFIGURATION.md: every setting of every process.
enum ConfigurationPage {
    static var text: String {
        let head = """
            # Settings

            Written by `rrp documents` from the keys that the processes read; not to be edited by hand.

            Every process reads its environment once, at its start, and refuses to start when a value is missing or cannot be
            understood. A secret may also come from a file: `KEY_FILE` names it, and the value of `KEY` is then not needed.
            `deploy/local/env SERVICE` prints what a process of the local installation gets.

            verification, reward, scheduler and notification read nothing but what every process reads.

            """
        let chapters = ConfigurationCatalogue.chapters.map { chapter in
            let rows = chapter.keys.map { key in
                "| `\(key.name)`\(key.isSecret ? "<br/>or `\(key.name)_FILE`" : "") | \(key.summary) | \(absence(of: key)) |"
            }
            return
                (["## \(chapter.title)", "", chapter.words, "", "| key | meaning | when absent |", "|---|---|---|"]
                + rows)
                .joined(separator: "\n") + "\n"
        }
        return ([head] + chapters).joined(separator: "\n")
    }

    private static func absence(of key: ConfigurationKey) -> String {
        switch key.absence {
        case .required: "does not start"
        case .value(let value): value.isEmpty ? "empty" : "`\(value)`"
        case .off: "–"
        }
    }
}
