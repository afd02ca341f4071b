import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Logging
import Messaging
import Model
import NIOConcurrencyHelpers
import NIOCore
import Testing

@testable import GatewayService

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

@Suite("The web pages")
struct PagesTests {
    /// A folder with a few pages, and a file beside it that nobody may read.
    private final class Disk: Sendable {
        let root = FileManager.default.temporaryDirectory.path + "/pages-" + UUID().uuidString
        static let script = String(repeating: "export const words = '人人拍'\n", count: 200)

        init() throws {
            for folder in ["/web/app", "/libraries/leaflet"] {
                try FileManager.default.createDirectory(atPath: root + folder, withIntermediateDirectories: true)
            }
            let files = [
                "/web/index.html": "<!doctype html><title>人人拍</title>", "/web/app/main.js": Self.script,
                "/web/sw.js": "self.skipWaiting()", "/web/.hidden.js": "secret", "/web/notes.md": "secret",
                "/web/tool.php": "secret", "/secret.js": "secret", "/libraries/leaflet/leaflet.min.js": "L = 1",
                "/libraries/leaflet/other.js": "secret",
            ]
            for (path, text) in files {
                #expect(FileManager.default.createFile(atPath: root + path, contents: Data(text.utf8)))
            }
        }

        deinit { try? FileManager.default.removeItem(atPath: root) }

        var folder: WebFolder { WebFolder(own: root + "/web", libraries: root + "/libraries") }
    }

    private func talk<Value>(
        reloading: Bool = false,
        pictureOrigin: String? = nil,
        _ body: @escaping @Sendable (any TestClientProtocol) async throws -> Value
    ) async throws -> Value {
        let disk = try Disk()
        let house = try await FakeHouse()
        let app = Application(
            responder: house.gateway.responder(
                clock: ServiceClock { Timestamp(seconds: 1_780_000_000) },
                pages: WebPages(disk.folder, isReloading: reloading, pictureOrigin: pictureOrigin)
            ),
            logger: Logger(label: "test")
        )
        let value = try await app.test(.router, body)
        return withExtendedLifetime(disk) { value }
    }

    @Test("Every address of a page answers with the same shell, and so does the root")
    func shell() async throws {
        try await talk { client in
            for path in ["/", "/reports/018f3b1c", "/centre?state=returned", "/officer/tasks/x", "/signin"] {
                let answer = try await client.execute(uri: path, method: .get)
                #expect(answer.status == .ok, "\(path)")
                #expect(answer.headers[.contentType] == "text/html; charset=utf-8")
                #expect(answer.headers[.cacheControl] == "no-cache")
            }
        }
    }

    @Test("A page's policy allows no inline script, no frame and no stranger's server")
    func policy() async throws {
        try await talk { client in
            let answer = try await client.execute(uri: "/", method: .get)
            let policy = try #require(answer.headers[.contentSecurityPolicy])
            for rule in ["default-src 'none'", "script-src 'self'", "style-src 'self'", "frame-ancestors 'none'"] {
                #expect(policy.contains(rule))
            }
            #expect(!policy.contains("unsafe") && policy.contains("img-src 'self' blob: data:;"))
            #expect(answer.headers[.xContentTypeOptions] == "nosniff")
            let referrer = try #require(HTTPField.Name("Referrer-Policy"))
            #expect(answer.headers[referrer] == "same-origin")
            let frames = try #require(HTTPField.Name("X-Frame-Options"))
            #expect(answer.headers[frames] == "DENY")
        }
    }

    @Test("Where streets are shown beneath the maps, pictures may come from that one server, and nothing else may")
    func streets() async throws {
        try await talk(pictureOrigin: "https://tiles.example") { client in
            let answer = try await client.execute(uri: "/", method: .get)
            let policy = try #require(answer.headers[.contentSecurityPolicy])
            #expect(policy.contains("img-src 'self' blob: data: https://tiles.example;"))
            #expect(policy.components(separatedBy: "tiles.example").count == 2)
        }
    }

    @Test(
        "A file has the type of its kind",
        arguments: [
            ("/app/main.js", "text/javascript; charset=utf-8"), ("/lib/leaflet.js", "text/javascript; charset=utf-8"),
        ]
    )
    func types(path: String, type: String) async throws {
        try await talk { client in
            let answer = try await client.execute(uri: path, method: .get)
            #expect(answer.headers[.contentType] == type)
        }
    }

    @Test(
        "Nothing outside the folder, nothing hidden and no other kind of file is served",
        arguments: [
            "/../secret.js", "/app/../../secret.js", "/%2e%2e/secret.js", "/app/..%2f..%2fsecret.js", "//secret.js",
            "/.hidden.js", "/notes.md", "/tool.php", "/lib/other.js", "/lib/../leaflet/other.js", "/app", "/app/",
            "/app/main.js/", "/app/main.js%00.html", "/nothing", "/v1/nothing", "/app/..\\..\\secret.js",
        ],
        [false, true]
    )
    func outside(path: String, reloading: Bool) async throws {
        try await talk(reloading: reloading) { client in
            let answer = try await client.execute(uri: path, method: .get)
            #expect(answer.status == .notFound, "\(path)")
            #expect(!String(buffer: answer.body).contains("secret\""))
            #expect(answer.headers[.contentType] == "application/problem+json")
        }
    }

    @Test("Whoever knows the entity tag hears 304 without a body; another tag gets the file")
    func entityTag() async throws {
        try await talk { client in
            let first = try await client.execute(uri: "/app/main.js", method: .get)
            let tag = try #require(first.headers[.eTag])
            for known in [tag, "W/\(tag)", "\"other\", \(tag)", "*"] {
                let answer = try await client.execute(uri: "/app/main.js", method: .get, headers: [.ifNoneMatch: known])
                #expect(answer.status == .notModified && answer.body.readableBytes == 0, "\(known)")
                #expect(answer.headers[.eTag] == tag)
            }
            let other = try await client.execute(
                uri: "/app/main.js",
                method: .get,
                headers: [.ifNoneMatch: "\"other\""]
            )
            #expect(other.status == .ok)
        }
    }

    @Test("Gzip goes to whoever takes it, and unpacks to the same bytes")
    func compression() async throws {
        try await talk { client in
            let plain = try await client.execute(uri: "/app/main.js", method: .get)
            #expect(plain.headers[.contentEncoding] == nil && String(buffer: plain.body) == Disk.script)
            let small = try await client.execute(
                uri: "/app/main.js",
                method: .get,
                headers: [.acceptEncoding: "br, gzip"]
            )
            #expect(small.headers[.contentEncoding] == "gzip" && small.headers[.vary] == "Accept-Encoding")
            #expect(small.body.readableBytes < plain.body.readableBytes / 10)
            #expect(Array(small.body.readableBytesView.prefix(2)) == [0x1F, 0x8B])
            let refused = try await client.execute(
                uri: "/app/main.js",
                method: .get,
                headers: [.acceptEncoding: "gzip;q=0"]
            )
            #expect(refused.headers[.contentEncoding] == nil)
        }
    }

    @Test("HEAD has the length and no body; a page takes no POST")
    func methods() async throws {
        try await talk { client in
            let head = try await client.execute(uri: "/app/main.js", method: .head)
            #expect(head.status == .ok && head.body.readableBytes == 0)
            #expect(head.headers[.contentLength] == String(Disk.script.utf8.count))
            let post = try await client.execute(uri: "/app/main.js", method: .post)
            #expect(post.status == .notFound)
        }
    }

    @Test("Libraries may be kept for a day; a gateway without pages still answers the interface")
    func freshness() async throws {
        try await talk { client in
            let library = try await client.execute(uri: "/lib/leaflet.js", method: .get)
            #expect(library.headers[.cacheControl] == "public, max-age=86400")
        }
        try await FakeHouse().talk { client in
            let page = try await client.execute(uri: "/", method: .get)
            let health = try await client.execute(uri: "/health", method: .get)
            #expect(page.status == .notFound && health.status == .ok)
        }
    }

    @Test("The public figures are counted once a minute, however many ask")
    func figures() async throws {
        let house = try await FakeHouse()
        try await house.talk { client in
            for _ in 0..<5 {
                let answer = try await client.execute(uri: "/v1/figures", method: .get)
                #expect(answer.status == .ok)
            }
            #expect(house.reads.figuresCounted.withLockedValue { $0 } == 1)
            house.now.withLockedValue { $0 = $0 + .seconds(61) }
            _ = try await client.execute(uri: "/v1/figures", method: .get)
            #expect(house.reads.figuresCounted.withLockedValue { $0 } == 2)
        }
    }
}
