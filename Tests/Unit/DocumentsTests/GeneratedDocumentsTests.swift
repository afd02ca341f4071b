import Testing

@testable import OperatorService

@Suite("Generated documents")
struct GeneratedDocumentsTests {
    @Test("Every generated part of the documents is what the code says; else run rrp documents")
    func generatedPartsAreTrue() throws {
        for (file, _) in try GeneratedDocuments(root: Checkout.root).outdated() {
            Issue.record("\(file) is not what the code says")
        }
    }

    @Test("A part is replaced between its markers, and the rest of the file stays")
    func partsAreReplaced() throws {
        let present = "before\n<!-- generated: list (rrp documents) -->\nold\n<!-- end -->\nafter\n"
        let content = try GeneratedText(file: "page.md", part: "list", text: "new").content(replacing: present)
        #expect(content == "before\n<!-- generated: list (rrp documents) -->\nnew\n<!-- end -->\nafter\n")
        #expect(try GeneratedText(file: "page.md", part: "list", text: "new").content(replacing: content) == content)
    }

    @Test("A file that lost its markers is told by name")
    func markersAreNeeded() {
        #expect(throws: GeneratedText.MarkerMissing.self) {
            try GeneratedText(file: "page.md", part: "list", text: "new").content(replacing: "no markers")
        }
    }

    @Test("JSON of the documents keeps the order of its members and escapes what it must")
    func jsonIsWritten() {
        let tree: JSONTree = ["b": 1, "a": ["x\"\\\n", true, .null], "empty": [:]]
        #expect(
            tree.document
                == "{\n  \"b\": 1,\n  \"a\": [\n    \"x\\\"\\\\\\n\",\n    true,\n    null\n  ],\n  \"empty\": {}\n}\n"
        )
    }
}
