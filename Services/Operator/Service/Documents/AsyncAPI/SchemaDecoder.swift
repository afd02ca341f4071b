/// Answers a type's questions and notes them down.
struct SchemaDecoder: Decoder {
    let book: SchemaBook
    let fields: SchemaFields
    let codingPath: [any CodingKey] = []
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
        KeyedDecodingContainer(SchemaKeyedContainer<Key>(book: book, fields: fields))
    }

    func unkeyedContainer() throws -> any UnkeyedDecodingContainer { throw Self.unknown("a list of its own") }

    func singleValueContainer() throws -> any SingleValueDecodingContainer { throw Self.unknown("a single value") }

    /// A type that codes itself in its own way has to be described among the leaves.
    static func unknown(_ what: String) -> DecodingError {
        .dataCorrupted(.init(codingPath: [], debugDescription: "\(what): describe the type in SchemaLeaf"))
    }
}
