import Model
import OperatorService
import Runtime
import Testing

/// The codes of what is refused or put aside, and the keys of what is set.
@Suite("Codes and keys in the documents")
struct CodeTests {
    private static let page = "Services/Gateway/BAD-INPUT.md"

    /// What the gateway, the photo intake and the messaging kernel answer or park with, besides the model's refusals.
    private static func codesInSources() throws -> Set<String> {
        let sources = try Checkout.sources("Services", "Shared")
        let problems = sources.matches(of: /Problem\(\s*[0-9]{3},\s*"([a-z][A-Za-z]*(?:\.[A-Za-z]+)?)"/).map {
            $0.output.1
        }
        let rejections = sources.matches(of: /Rejection\(\s*"([a-z]+\.[A-Za-z]+)"/).map { $0.output.1 }
        let parked = sources.matches(of: /\.park\(code: "([a-z]+\.[A-Za-z]+)"/).map { $0.output.1 }
        let photos = try Checkout.text("Shared/Photos/PhotoRefusal.swift").matches(of: /= "(photo\.[A-Za-z]+)"/)
            .map { $0.output.1 }
        // Why a provider's call-back is refused, as the log has it.
        let notices = sources.matches(of: /case \.[a-zA-Z]+: "((?:signature|notice)\.[A-Za-z]+)"/).map { $0.output.1 }
        return Set((problems + rejections + parked + photos + notices).map(String.init))
    }

    /// Faults of our own that no input leads to: a stored row that cannot be read, a contract without a route.
    private static let ownFaults: Set = ["verification.pinMalformed", "topology.departmentMessage"]

    @Test("Every code that input can lead to stands in the page about bad input")
    func everyCodeIsExplained() throws {
        let text = try Checkout.text(Self.page)
        let codes = try Self.codesInSources().union(RefusalCode.allCases.map(\.rawValue)).subtracting(Self.ownFaults)
            .subtracting([RefusalCode.other.rawValue])
        let missing = codes.filter { !text.contains("`\($0)`") }
        #expect(missing == [], "not explained")
    }

    @Test("Every code that the page about bad input names exists")
    func everyExplainedCodeExists() throws {
        let known = try Self.codesInSources().union(RefusalCode.allCases.map(\.rawValue))
        for line in try Checkout.text(Self.page).split(separator: "\n") where line.hasPrefix("| ") {
            // The cell of the codes alone: the second in tables of AMQP, the third in that of HTTP.
            let cells = line.split(separator: "|").map { $0.trimmingPrefix(" ") }
            let spans = cells.dropFirst().prefix(2).flatMap { Checkout.codeSpans(in: String($0)) }
            for span in spans where span.wholeMatch(of: /[a-z][A-Za-z]*\.[A-Za-z]+/) != nil {
                #expect(known.contains(span), "\(span) is no code")
            }
        }
    }

    @Test("Every setting that a process reads stands in the page about settings")
    func everySettingIsDocumented() throws {
        let documented = Set(ConfigurationCatalogue.chapters.flatMap { $0.keys.map(\.name) })
        let sources = try Checkout.sources("Services", "Shared")
        for match in sources.matches(of: /(?:ConfigurationKey|Self)\(\s*"([A-Z]+(?:_[A-Z]+)+)",/) {
            #expect(documented.contains(String(match.output.1)), "\(match.output.1) is in no chapter")
        }
    }

    @Test("The local installation sets nothing that no process reads")
    func everySettingIsRead() throws {
        let documented = Set(
            ConfigurationCatalogue.chapters.flatMap { $0.keys.flatMap { [$0.name, $0.name + "_FILE"] } }
        )
        for match in try Checkout.text("deploy/local/env").matches(of: /(?:put|pass_on) ([A-Z][A-Z_]+)/) {
            #expect(documented.contains(String(match.output.1)), "\(match.output.1) is read by nobody")
        }
    }
}
