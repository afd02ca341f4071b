import HTTPTypes
import Model
import Testing

@testable import GatewayService

@Suite("The published document")
struct DocumentTests {
    let operations: [Operation]
    let document: JSONValue

    init() async throws {
        let gateway = try await FakeHouse().gateway
        operations = gateway.operations.filter { $0.id != "readDocument" }
        document = OpenAPIDocument(operations: operations).json
    }

    private func member(_ value: JSONValue, _ path: String...) -> JSONValue? {
        path.reduce(value) { value, name in
            if case .object(let members)? = value { members[name] } else { nil }
        }
    }

    private func walk(_ value: JSONValue, _ visit: ([String: JSONValue]) -> Void) {
        switch value {
        case .object(let members):
            visit(members)
            for member in members.values { walk(member, visit) }
        case .array(let elements): for element in elements { walk(element, visit) }
        default: break
        }
    }

    @Test("Every operation has a name of its own and at least one success")
    func names() {
        #expect(Set(operations.map(\.id)).count == operations.count)
        #expect(operations.allSatisfy { !$0.successes.isEmpty })
        #expect(operations.count > 45)
    }

    @Test("No answer is a default, no object is untyped, every reference leads somewhere")
    func typed() throws {
        guard case .object(let schemas)? = member(document, "components", "schemas") else {
            Issue.record("there are no schemas")
            return
        }
        var references: Set<String> = []
        walk(document) { members in
            if case .string("object")? = members["type"] {
                #expect(members["properties"] != nil && members["additionalProperties"] == .boolean(false))
            }
            if case .string(let target)? = members["$ref"] { references.insert(target) }
            if case .object(let responses)? = members["responses"] { #expect(responses["default"] == nil) }
        }
        for reference in references {
            let name = String(reference.split(separator: "/").last ?? "")
            #expect(schemas[name] != nil && schemas[name] != .null, "\(reference)")
        }
        #expect(references.contains("#/components/schemas/Problem"))
    }

    @Test("Names of components are used once")
    func components() throws {
        // Two descriptions under one name would hide one another.
        let all: [ObjectSchema] = [
            ReportInput.schema, ReportAnswer.schema, TaskAnswer.schema, CaseAnswer.schema, CommandAnswer.schema,
            Problem.schema,
        ]
        #expect(Set(all.map(\.name)).count == all.count)
    }

    @Test("Who may call an operation stands in the document")
    func roles() {
        for operation in operations {
            let path = operation.path.description
            let method = operation.method.rawValue.lowercased()
            let security = member(document, "paths", path, method, "security")
            switch operation.access {
            case .everyone: #expect(security == .array([]))
            case .roles: #expect(security != .array([]))
            }
        }
    }
}
