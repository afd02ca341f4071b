package import HTTPTypes
package import Hummingbird
import Model
import NIOCore

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// The answer of an operation, before the headers that every answer carries.
package struct Reply: Sendable {
    package let status: Int
    package var headers: HTTPFields
    package let body: Hummingbird.ResponseBody
    /// What a list shows of others' reports, for the record.
    var shown: Set<ReportID> = []

    package init(status: Int, headers: HTTPFields = [:], body: Hummingbird.ResponseBody = .init()) {
        self.status = status
        self.headers = headers
        self.body = body
    }

    init(status: Int, mediaType: String, text: String) {
        self.init(
            status: status,
            headers: [.contentType: mediaType],
            body: .init(byteBuffer: ByteBuffer(string: text))
        )
    }

    /// A typed answer as JSON.
    static func json(_ content: some ResponseContent, status: Int = 200) throws -> Reply {
        let data = try JSONNode.text(of: content)
        var reply = Reply(
            status: status,
            headers: [.contentType: "application/json"],
            body: .init(byteBuffer: ByteBuffer(bytes: data))
        )
        reply.shown = content.shownReports
        return reply
    }

    /// A typed answer that anybody may keep for a while, and ask for again by its entity tag (RFC 9110 §8.8.3, §13.1.2).
    static func keepable(_ content: some ResponseContent, seconds: Int, to call: Call) throws -> Reply {
        let data = try JSONNode.text(of: content)
        let tag = WebFile.entityTag(of: data)
        var headers: HTTPFields = [.eTag: tag, .cacheControl: "public, max-age=\(seconds)"]
        guard !WebPages.knows(call.header(.ifNoneMatch), tag) else { return Reply(status: 304, headers: headers) }
        headers[.contentType] = "application/json"
        return Reply(status: 200, headers: headers, body: .init(byteBuffer: ByteBuffer(bytes: data)))
    }

    static func bytes(_ bytes: [UInt8], mediaType: String) -> Reply {
        Reply(status: 200, headers: [.contentType: mediaType], body: .init(byteBuffer: ByteBuffer(bytes: bytes)))
    }
}
