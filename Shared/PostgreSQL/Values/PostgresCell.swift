/// One value of a result in the server's binary form; its bytes live as long as the call that lends it.
package struct PostgresCell {
    /// nil: NULL.
    package let bytes: UnsafeRawBufferPointer?
    package let typeOID: UInt32

    package init(bytes: UnsafeRawBufferPointer?, typeOID: UInt32) {
        self.bytes = bytes
        self.typeOID = typeOID
    }

    /// The bytes, or an error that names the type that was asked for.
    package func unwrap<T>(as type: T.Type) throws(PostgresError) -> UnsafeRawBufferPointer {
        guard let bytes else { throw mismatch(type, "NULL") }
        return bytes
    }

    package func mismatch<T>(_ type: T.Type, _ words: String? = nil) -> PostgresError {
        let length = bytes.map { "\($0.count) bytes" } ?? "NULL"
        let found = words ?? "type \(typeOID), \(length)"
        return PostgresError(.decoding, message: "a column does not decode as \(T.self): \(found)")
    }
}

extension UnsafeRawBufferPointer {
    /// The integer in network order at `offset`, or nil when the bytes end before it does.
    func integer<T: FixedWidthInteger>(_ type: T.Type, at offset: Int = 0) -> T? {
        guard offset >= 0, offset + MemoryLayout<T>.size <= count else { return nil }
        return T(bigEndian: loadUnaligned(fromByteOffset: offset, as: T.self))
    }
}
