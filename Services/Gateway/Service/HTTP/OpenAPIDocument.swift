import HTTPTypes
import Model

/// The published description of the interface (OpenAPI 3.1), made of the same operations that the router serves.
struct OpenAPIDocument: Sendable {
    let operations: [Operation]

    var json: JSONValue {
        var components: [String: JSONValue] = [:]
        var paths: [String: [String: JSONValue]] = [:]
        for operation in operations {
            paths[operation.path.description, default: [:]][operation.method.rawValue.lowercased()] = document(
                operation,
                &components
            )
        }
        Problem.schema.publish(in: &components)
        let chapters = Set(operations.map(\.chapter))
        return .object([
            "openapi": .string("3.1.0"),
            "info": .object([
                "title": .string("人人拍 Renrenpai"), "version": .string("1.0.0"),
                "description": .string("市民上报闭环的接口。A city's citizen-report loop: one interface for every role."),
                "license": .object(["name": .string("Apache-2.0"), "identifier": .string("Apache-2.0")]),
            ]),
            "servers": .array([.object(["url": .string("/")])]),
            "tags": .array(
                Chapter.allCases.filter(chapters.contains).map {
                    .object(["name": .string($0.rawValue), "description": .string($0.summary)])
                }
            ),
            "paths": .object(paths.mapValues { .object($0) }),
            "components": .object([
                "schemas": .object(components),
                "securitySchemes": .object([
                    "accessToken": .object([
                        "type": .string("http"), "scheme": .string("bearer"), "bearerFormat": .string("JWT"),
                        "description": .string(
                            "From POST /v1/sessions, /v1/citizens or /v1/sessions/refresh; 15 minutes."
                        ),
                    ])
                ]),
            ]),
        ])
    }

    private func document(_ operation: Operation, _ components: inout [String: JSONValue]) -> JSONValue {
        var members: [String: JSONValue] = [
            "operationId": .string(operation.id), "tags": .array([.string(operation.chapter.rawValue)]),
            "summary": .string("\(operation.summary.zh) · \(operation.summary.en)"),
            "responses": .object(responses(of: operation, &components)),
        ]
        let parameters =
            operation.path.captures.map { name in
                parameter(
                    Parameter(
                        name: name,
                        place: .path,
                        isRequired: true,
                        schema: .text(Self.form(ofPart: name)),
                        summary: "Names it."
                    ),
                    &components
                )
            } + operation.parameters.map { parameter($0, &components) }
        if !parameters.isEmpty { members["parameters"] = .array(parameters) }
        members["requestBody"] = content(of: operation, &components)
        switch operation.access {
        case .everyone: members["security"] = .array([])
        case .roles(let roles):
            members["security"] = .array([.object(["accessToken": .array([])])])
            let names = roles.map(\.rawValue).sorted().joined(separator: ", ")
            members["description"] = .string("Roles: \(names).")
        }
        return .object(members)
    }

    private static func form(ofPart name: String) -> TextForm {
        switch name {
        case "photoId": .photo
        case "townCode": .town
        case "campaignCode": .poster
        case "categoryCode": .category
        case "zoom", "x", "y": .digits
        case "parkedName": .parked
        default: .uuid
        }
    }

    private func parameter(_ parameter: Parameter, _ components: inout [String: JSONValue]) -> JSONValue {
        .object([
            "name": .string(parameter.name), "in": .string(parameter.place.rawValue),
            "required": .boolean(parameter.isRequired), "description": .string(parameter.summary),
            "schema": parameter.schema.document(components: &components),
        ])
    }

    private func content(of operation: Operation, _ components: inout [String: JSONValue]) -> JSONValue? {
        let media: [String: JSONValue]
        switch operation.content {
        case .none: return nil
        case .json(let schema):
            media = ["application/json": .object(["schema": Schema.object(schema).document(components: &components)])]
        case .signed:
            let schema: [String: JSONValue] = ["description": .string("Signed JSON, which its signer describes.")]
            media = ["application/json": .object(["schema": .object(schema)])]
        case .photo:
            var types: [String: JSONValue] = [:]
            for type in UploadedPhoto.mediaTypes where type != UploadedPhoto.form {
                types[type] = .object(["schema": .object(["type": .string("string"), "format": .string("binary")])])
            }
            types[UploadedPhoto.form] = .object([
                "schema": .object([
                    "type": .string("object"), "required": .array([.string("photo")]),
                    "additionalProperties": .boolean(false),
                    "properties": .object([
                        "photo": .object(["type": .string("string"), "format": .string("binary")])
                    ]),
                ])
            ])
            media = types
        }
        return .object(["required": .boolean(true), "content": .object(media)])
    }

    private func responses(of operation: Operation, _ components: inout [String: JSONValue]) -> [String: JSONValue] {
        var responses: [String: JSONValue] = [:]
        for success in operation.successes {
            var members: [String: JSONValue] = ["description": .string(success.words)]
            switch success.body {
            case .none: break
            case .json(let schema):
                members["content"] = .object([
                    "application/json": .object(["schema": Schema.object(schema).document(components: &components)])
                ])
            case .events(let event):
                members["content"] = .object([
                    "text/event-stream": .object(["schema": Schema.object(event).document(components: &components)])
                ])
            case .media(let type):
                var schema: [String: JSONValue] = ["type": .string("string")]
                if type.hasPrefix("image/") { schema["format"] = .string("binary") }
                members["content"] = .object([type: .object(["schema": .object(schema)])])
            }
            if !success.headers.isEmpty {
                members["headers"] = .object(
                    success.headers.mapValues { words in
                        .object([
                            "description": .string(words), "required": .boolean(true),
                            "schema": .object(["type": .string("string")]),
                        ])
                    }
                )
            }
            responses[String(success.status)] = .object(members)
        }
        for (status, notes) in Dictionary(grouping: operation.everyProblem, by: \.status) {
            responses[String(status)] = problem(status, codes: Set(notes.map(\.code)).sorted())
        }
        return responses
    }

    private func problem(_ status: Int, codes: [String]) -> JSONValue {
        var members: [String: JSONValue] = [
            "description": .string(codes.joined(separator: ", ")),
            "content": .object([
                Problem.mediaType: .object([
                    "schema": .object(["$ref": .string("#/components/schemas/Problem")])
                ])
            ]),
        ]
        if status == 429 || status == 503 {
            members["headers"] = .object([
                "Retry-After": .object([
                    "description": .string("Seconds after which trying again is worth while."),
                    "required": .boolean(true),
                    "schema": .object(["type": .string("string"), "pattern": .string("^[0-9]+$")]),
                ])
            ])
        }
        return .object(members)
    }
}
