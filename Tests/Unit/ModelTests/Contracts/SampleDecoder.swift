import FoundationEssentials

@testable import Model

/// Makes a sample of any contract by answering every question its `init(from:)` asks: so a new contract has its
/// fixture without anybody writing one.
///
/// - `isFull`: optional fields are present and lists have one element; else they are absent and empty.
struct SampleDecoder: Decoder {
    let isFull: Bool
    var codingPath: [any CodingKey] = []
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    static func sample<Value: Decodable>(_ type: Value.Type, isFull: Bool) throws -> Value {
        try SampleDecoder(isFull: isFull).value(type, named: "")
    }

    func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
        KeyedDecodingContainer(SampleKeyedContainer<Key>(decoder: self))
    }

    func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
        throw DecodingError.dataCorrupted(.init(codingPath: codingPath, debugDescription: "lists are made whole"))
    }

    func singleValueContainer() throws -> any SingleValueDecodingContainer {
        throw DecodingError.dataCorrupted(
            .init(codingPath: codingPath, debugDescription: "no sample of this single value: add it to Samples.known")
        )
    }

    /// A known sample, an enumeration's first case, a list of one, or else made field by field.
    func value<Value: Decodable>(_ type: Value.Type, named name: String) throws -> Value {
        if let value = Samples.value(of: type, named: name) as? Value { return value }
        if let list = type as? any SampleList.Type, let value = try list.sample(by: self) as? Value { return value }
        if let cases = type as? any CaseIterable.Type, let value = Self.first(of: cases) as? Value { return value }
        return try Value(from: self)
    }

    private static func first<Cases: CaseIterable>(of type: Cases.Type) -> Any? { Cases.allCases.first }
}

/// Lists are sampled as one element or none.
protocol SampleList {
    static func sample(by decoder: SampleDecoder) throws -> Any
}

extension Array: SampleList where Element: Decodable {
    static func sample(by decoder: SampleDecoder) throws -> Any {
        decoder.isFull ? [try decoder.value(Element.self, named: "")] : [Element]()
    }
}
