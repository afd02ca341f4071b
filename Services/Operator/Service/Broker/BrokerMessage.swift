/// A message as the broker's management API shows it.
package struct BrokerMessage: Decodable, Sendable {
    /// The properties that the list shows; a header of another kind than text is passed over.
    package struct Properties: Decodable, Sendable {
        package let type: String?
        package let messageID: String?
        package let headers: [String: HeaderText]?

        enum CodingKeys: String, CodingKey {
            case type, headers
            case messageID = "message_id"
        }
    }

    /// A header's value where it is text; nothing else is read.
    package struct HeaderText: Decodable, Sendable {
        package let text: String?

        package init(from decoder: any Decoder) throws {
            text = try? decoder.singleValueContainer().decode(String.self)
        }
    }

    package let exchange: String
    package let routingKey: String
    package let payload: String
    package let properties: Properties

    enum CodingKeys: String, CodingKey {
        case exchange, payload, properties
        case routingKey = "routing_key"
    }
}
