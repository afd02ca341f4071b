/// What no contract describes: the envelope, and the answers to commands.
extension AsyncAPIDocument {
    static let handWritten: [(String, JSONTree)] = [
        ("Envelope", envelope), ("ReplyProperties", replyProperties), ("CommandOutcome", outcome),
    ]

    private static let uuid: JSONTree = ["type": "string", "format": "uuid"]
    private static let moment: JSONTree = ["type": "string", "format": "date-time"]

    /// CloudEvents 1.0, binary mode of its AMQP binding: application headers.
    private static let envelope: JSONTree = [
        "type": "object",
        "description": """
        CloudEvents 1.0 in binary mode, as AMQP headers. The properties message_id and type say the same as id and \
        type, for tools that know no CloudEvents.
        """,
        "properties": [
            "cloudEvents:specversion": ["type": "string", "const": "1.0"],
            "cloudEvents:id": uuid,
            "cloudEvents:type": ["type": "string"],
            "cloudEvents:source": ["type": "string", "description": "A slash and the service's name."],
            "cloudEvents:subject": ["type": "string", "description": "The report's id."],
            "cloudEvents:time": moment,
            "cloudEvents:sequence": [
                "type": "string", "pattern": "^[0-9]+$", "description": "The aggregate's version; 0 where it has none.",
            ],
            "cloudEvents:town": ["type": "string", "pattern": "^[0-9]{9}$"],
            "cloudEvents:cause": [
                "type": "string", "format": "uuid", "description": "The message that led to this one.",
            ],
            "cloudEvents:traceparent": ["type": "string", "description": "W3C trace context."],
            "cloudEvents:expirytime": [
                "type": "string", "format": "date-time",
                "description": "A command is not carried out after this moment.",
            ],
        ],
        "required": [
            "cloudEvents:specversion", "cloudEvents:id", "cloudEvents:type", "cloudEvents:source", "cloudEvents:time",
            "cloudEvents:sequence",
        ],
    ]

    /// A department needs no headers: two AMQP properties are enough.
    private static let replyProperties: JSONTree = [
        "type": "object",
        "description": "AMQP properties, not headers; who speaks stands in the routing key.",
        "properties": ["message_id": uuid, "type": ["type": "string"], "reply_to": ["type": "string"]],
        "required": ["message_id", "type"],
    ]

    private static let outcome: JSONTree = [
        "type": "object",
        "properties": [
            "status": ["type": "string", "enum": ["done", "refused"]],
            "state": ["type": "string", "description": "The new state as JSON text, when done."],
            "refusal": [
                "type": "object",
                "properties": [
                    "code": ["type": "string"],
                    "status": ["type": "integer", "description": "The HTTP status it maps to."],
                    "words": [
                        "type": "object",
                        "properties": ["zh": ["type": "string"], "en": ["type": "string"]],
                        "required": ["zh", "en"],
                    ],
                    "detail": ["type": "string"],
                ],
                "required": ["code", "status", "words"],
            ],
        ],
        "required": ["status"],
    ]

    static let answer: JSONTree = [
        "name": "answer",
        "title": "CommandOutcome",
        "summary": "What became of a command; stored under its id, so that asking again gets the same answer.",
        "contentType": "application/json",
        "payload": .reference("components", "schemas", "CommandOutcome"),
    ]

    /// Direct reply-to, or a queue of the sender's own.
    static let reply: JSONTree = [
        "address": ["location": "$message.header#/reply_to"],
        "channel": .reference("channels", "answers"),
        "messages": [.reference("channels", "answers", "messages", "answer")],
    ]
}
