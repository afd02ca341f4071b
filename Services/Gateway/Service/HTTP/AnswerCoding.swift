/// How answers become JSON: sorted names, so that equal answers are equal bytes.
enum AnswerCoding {
    static func encode(_ content: some Encodable) throws -> [UInt8] { try JSONNode.text(of: content) }
}
