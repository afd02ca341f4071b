import Foundation
import HTTPTypes
import Hummingbird
import Model
import NIOCore
import WeChat

/// Every path of the simulator: both of WeChat's hosts in one, the confirmation page, and the control on loopback.
struct SimulatorInterface: Sendable {
    typealias Context = BasicRequestContext

    let simulator: Simulator
    static let bodyLimit = 1 << 20

    var router: Router<Context> {
        let router = Router(context: Context.self)
        addTransfers(to: router)
        addOpenPlatform(to: router)
        addPages(to: router)
        addControl(to: router)
        router.get("/health") { _, _ in "ok\n" }
        return router
    }

    static func bytes(of request: Request) async throws -> [UInt8] {
        Array(buffer: try await request.body.collect(upTo: bodyLimit))
    }

    static func json(_ body: some Encodable, status: HTTPResponse.Status = .ok) throws -> Response {
        try raw(MessageCoding.encode(body), status: status, headers: [])
    }

    static func raw(
        _ body: [UInt8],
        status: HTTPResponse.Status,
        headers: [(String, String)],
        type: String = "application/json; charset=utf-8"
    ) -> Response {
        var fields = HTTPFields()
        fields[.contentType] = type
        for (name, value) in headers {
            if let name = HTTPField.Name(name) { fields[name] = value }
        }
        return Response(status: status, headers: fields, body: ResponseBody(byteBuffer: ByteBuffer(bytes: body)))
    }

    /// An answer that ends before it is whole: the caller cannot know what became of its request.
    static var torn: Response {
        Response(
            status: .ok,
            headers: [.contentType: "application/json"],
            body: ResponseBody(contentLength: 1000) { writer in
                try await writer.write(ByteBuffer(string: "{"))
                throw Torn()
            }
        )
    }

    private struct Torn: Error {}
}
