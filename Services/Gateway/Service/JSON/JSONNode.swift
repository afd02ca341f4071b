/// The encoder of one value: what it asks for first makes it an object, an array or a plain value.
///
/// Foundation's encoder builds a tree of dictionaries before it writes: a third of the time of an answer with the figures of
/// nine hundred departments. This one writes at once, and sorts an object's members when it closes. Foundation's own `Date`,
/// `Data`, `URL` and `Decimal` have no special form here; no answer has any.
final class JSONNode: Encoder {
    private enum Form {
        case object([Range<JSONSheet.Place>])
        case array(count: Int)
        case value
    }

    let sheet: JSONSheet
    let codingPath: [any CodingKey] = []
    let userInfo: [CodingUserInfoKey: Any] = [:]
    private var form: Form?
    /// A nested container that may still be written to: it ends when its parent is written to again, or ends itself.
    private var nested: (node: JSONNode, begin: JSONSheet.Place)?

    init(_ sheet: JSONSheet) { self.sheet = sheet }

    /// A value's JSON, names sorted, so that equal answers are equal bytes.
    static func text(of value: some Encodable) throws -> [UInt8] {
        let node = JSONNode(JSONSheet())
        try value.encode(to: node)
        node.close()
        return node.sheet.bytes
    }

    func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
        if form == nil {
            form = .object([])
            sheet.write(UInt8(ascii: "{"))
        }
        return KeyedEncodingContainer(JSONMembers<Key>(node: self))
    }

    func unkeyedContainer() -> any UnkeyedEncodingContainer {
        if form == nil {
            form = .array(count: 0)
            sheet.write(UInt8(ascii: "["))
        }
        return JSONElements(node: self)
    }

    func singleValueContainer() -> any SingleValueEncodingContainer {
        if form == nil { form = .value }
        return JSONPlain(node: self)
    }

    /// Writes the end; a value that encoded nothing is an empty object.
    func close() {
        endNested()
        switch form {
        case .object(let members):
            sheet.sort(members)
            sheet.write(UInt8(ascii: "}"))
        case .array: sheet.write(UInt8(ascii: "]"))
        case .value: break
        case nil: sheet.write(word: "{}")
        }
    }

    /// Writes a member of an object with its name, or an element of an array without.
    func write(_ name: String?, _ value: (JSONSheet) throws -> Void) rethrows {
        let begin = beginPart(name)
        try value(sheet)
        endPart(begin)
    }

    func write(_ name: String?, encoding value: some Encodable) throws {
        let begin = beginPart(name)
        let node = JSONNode(sheet)
        try value.encode(to: node)
        node.close()
        endPart(begin)
    }

    /// A member or an element that is written bit by bit.
    func nest(_ name: String?) -> JSONNode {
        let begin = beginPart(name)
        let node = JSONNode(JSONSheet())
        nested = (node, begin)
        return node
    }

    /// Elements of an array, with one that is still being written.
    var count: Int { if case .array(let count) = form { count + (nested == nil ? 0 : 1) } else { 0 } }

    private func beginPart(_ name: String?) -> JSONSheet.Place {
        endNested()
        switch form {
        case .object(let members) where !members.isEmpty: sheet.write(UInt8(ascii: ","))
        case .array(let count) where count > 0: sheet.write(UInt8(ascii: ","))
        default: break
        }
        let begin = sheet.end
        if let name { sheet.write(name: name) }
        return begin
    }

    private func endPart(_ begin: JSONSheet.Place) {
        switch form {
        case .object(var members):
            // Given up first: a list with two owners would be copied with each member.
            form = nil
            members.append(begin..<sheet.end)
            form = .object(members)
        case .array(let count): form = .array(count: count + 1)
        case .value, nil: break
        }
    }

    private func endNested() {
        guard let (node, begin) = nested else { return }
        nested = nil
        node.close()
        sheet.write(node.sheet)
        endPart(begin)
    }
}

/// Not a number, or infinite: JSON has no word for it.
struct JSONNumberUnknown: Error {}

private func checked<Number: BinaryFloatingPoint>(_ value: Number) throws(JSONNumberUnknown) -> Number {
    guard value.isFinite else { throw JSONNumberUnknown() }
    return value
}

private struct JSONMembers<Key: CodingKey>: KeyedEncodingContainerProtocol {
    let node: JSONNode
    var codingPath: [any CodingKey] { [] }

    func encodeNil(forKey key: Key) { node.write(key.stringValue) { $0.write(word: "null") } }
    func encode(_ value: Bool, forKey key: Key) { node.write(key.stringValue) { $0.write(value) } }
    func encode(_ value: String, forKey key: Key) { node.write(key.stringValue) { $0.write(value) } }
    func encode(_ value: Int, forKey key: Key) { node.write(key.stringValue) { $0.write(value) } }

    func encode(_ value: Double, forKey key: Key) throws {
        let value = try checked(value)
        node.write(key.stringValue) { $0.write(value) }
    }

    func encode(_ value: some Encodable, forKey key: Key) throws {
        try node.write(key.stringValue, encoding: value)
    }

    func nestedContainer<Inner: CodingKey>(
        keyedBy type: Inner.Type,
        forKey key: Key
    ) -> KeyedEncodingContainer<Inner> {
        node.nest(key.stringValue).container(keyedBy: type)
    }

    func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
        node.nest(key.stringValue).unkeyedContainer()
    }

    func superEncoder() -> any Encoder { node.nest("super") }
    func superEncoder(forKey key: Key) -> any Encoder { node.nest(key.stringValue) }
}

private struct JSONElements: UnkeyedEncodingContainer {
    let node: JSONNode
    var codingPath: [any CodingKey] { [] }
    var count: Int { node.count }

    func encodeNil() { node.write(nil) { $0.write(word: "null") } }
    func encode(_ value: Bool) { node.write(nil) { $0.write(value) } }
    func encode(_ value: String) { node.write(nil) { $0.write(value) } }
    func encode(_ value: Int) { node.write(nil) { $0.write(value) } }

    func encode(_ value: Double) throws {
        let value = try checked(value)
        node.write(nil) { $0.write(value) }
    }

    func encode(_ value: some Encodable) throws { try node.write(nil, encoding: value) }

    func nestedContainer<Inner: CodingKey>(keyedBy type: Inner.Type) -> KeyedEncodingContainer<Inner> {
        node.nest(nil).container(keyedBy: type)
    }

    func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer { node.nest(nil).unkeyedContainer() }
    func superEncoder() -> any Encoder { node.nest(nil) }
}

private struct JSONPlain: SingleValueEncodingContainer {
    let node: JSONNode
    var codingPath: [any CodingKey] { [] }

    func encodeNil() { node.sheet.write(word: "null") }
    func encode(_ value: Bool) { node.sheet.write(value) }
    func encode(_ value: String) { node.sheet.write(value) }
    func encode(_ value: Double) throws { node.sheet.write(try checked(value)) }
    func encode(_ value: Float) throws { node.sheet.write(try checked(value)) }
    func encode(_ value: Int) { node.sheet.write(value) }
    func encode(_ value: Int8) { node.sheet.write(value) }
    func encode(_ value: Int16) { node.sheet.write(value) }
    func encode(_ value: Int32) { node.sheet.write(value) }
    func encode(_ value: Int64) { node.sheet.write(value) }
    func encode(_ value: UInt) { node.sheet.write(value) }
    func encode(_ value: UInt8) { node.sheet.write(value) }
    func encode(_ value: UInt16) { node.sheet.write(value) }
    func encode(_ value: UInt32) { node.sheet.write(value) }
    func encode(_ value: UInt64) { node.sheet.write(value) }
    func encode(_ value: some Encodable) throws { try node.write(nil, encoding: value) }
}
