import NIOCore

/// The picture in an upload: the whole body, or the part `photo` of a form (RFC 7578).
struct UploadedPhoto {
    static let form = "multipart/form-data"
    static let mediaTypes = ["image/jpeg", "image/png", "image/heic", "image/webp", "application/octet-stream", form]

    let bytes: [UInt8]

    /// - Throws: `Problem` 400 when the form cannot be read or has no such part.
    init(body: ByteBuffer, contentType: String) throws {
        let all = Array(body.readableBytesView)
        guard contentType.lowercased().hasPrefix(Self.form) else {
            bytes = all
            return
        }
        guard let boundary = Self.boundary(in: contentType) else { throw Self.malformed("the boundary is missing") }
        bytes = try Self.part(named: "photo", in: all[...], boundary: boundary)
    }

    private static func malformed(_ words: String) -> Problem {
        Problem(400, "request.form", zh: "上传的表单不完整", en: "The form cannot be read", detail: words)
    }

    private static func boundary(in contentType: String) -> String? {
        for parameter in contentType.split(separator: ";").dropFirst() {
            let sides = parameter.split(separator: "=", maxSplits: 1).map { String($0).trimmed }
            guard sides.count == 2, sides[0].lowercased() == "boundary" else { continue }
            let value =
                sides[1].hasPrefix("\"") && sides[1].hasSuffix("\"")
                ? String(sides[1].dropFirst().dropLast()) : sides[1]
            return (1...70).contains(value.utf8.count) ? value : nil
        }
        return nil
    }

    private static func part(named name: String, in body: ArraySlice<UInt8>, boundary: String) throws -> [UInt8] {
        let delimiter = Array("--\(boundary)".utf8)
        guard var position = find(delimiter, in: body, from: body.startIndex) else {
            throw malformed("the boundary does not occur")
        }
        let between = Array("\r\n".utf8) + delimiter
        while true {
            position += delimiter.count
            guard body[position...].starts(with: "\r\n".utf8) else { throw malformed("there is no part named \(name)") }
            position += 2
            guard let headEnd = find(Array("\r\n\r\n".utf8), in: body, from: position),
                let end = find(between, in: body, from: headEnd + 2)
            else { throw malformed("a part does not end") }
            let head = String(decoding: body[position..<headEnd], as: UTF8.self).lowercased()
            if head.contains("content-disposition:"), head.contains("name=\"\(name)\"") || head.contains("name=\(name)")
            {
                guard headEnd + 4 <= end else { return [] }
                return Array(body[(headEnd + 4)..<end])
            }
            position = end + 2
        }
    }

    private static func find(_ needle: [UInt8], in body: ArraySlice<UInt8>, from start: Int) -> Int? {
        guard let first = needle.first, body.endIndex - start >= needle.count else { return nil }
        var position = start
        let last = body.endIndex - needle.count
        while position <= last {
            guard let candidate = body[position...last].firstIndex(of: first) else { return nil }
            if body[candidate..<candidate + needle.count].elementsEqual(needle) { return candidate }
            position = candidate + 1
        }
        return nil
    }
}
