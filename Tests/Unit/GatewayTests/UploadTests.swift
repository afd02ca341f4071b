import NIOCore
import Testing

@testable import GatewayService

@Suite("Uploads in a form")
struct UploadTests {
    private func form(_ parts: String..., boundary: String = "xyz") -> ByteBuffer {
        ByteBuffer(string: parts.map { "--\(boundary)\r\n\($0)\r\n" }.joined() + "--\(boundary)--\r\n")
    }

    @Test("The part named photo is taken, wherever it stands")
    func part() throws {
        let body = form(
            "Content-Disposition: form-data; name=\"other\"\r\n\r\nno",
            "Content-Disposition: form-data; name=\"photo\"; filename=\"a.jpg\"\r\nContent-Type: image/jpeg\r\n\r\nyes\r\nyes"
        )
        let upload = try UploadedPhoto(body: body, contentType: "multipart/form-data; boundary=xyz")
        #expect(String(decoding: upload.bytes, as: UTF8.self) == "yes\r\nyes")
        let quoted = try UploadedPhoto(body: body, contentType: "multipart/form-data; boundary=\"xyz\"")
        #expect(quoted.bytes == upload.bytes)
    }

    @Test("A body that is no form is the picture itself")
    func raw() throws {
        #expect(try UploadedPhoto(body: ByteBuffer(bytes: [1, 2]), contentType: "image/png").bytes == [1, 2])
    }

    @Test("A form that cannot be read is refused")
    func refused() {
        let types = ["multipart/form-data", "multipart/form-data; boundary=", "multipart/form-data; boundary=nope"]
        for type in types {
            #expect(throws: Problem.self) {
                try UploadedPhoto(
                    body: form("Content-Disposition: form-data; name=\"photo\"\r\n\r\nx"),
                    contentType: type
                )
            }
        }
        for body in [
            "", "--xyz", "--xyz\r\n", "--xyz--", "--xyz\r\nContent-Disposition: form-data; name=\"photo\"\r\n\r\nx",
        ] {
            #expect(throws: Problem.self) {
                try UploadedPhoto(body: ByteBuffer(string: body), contentType: "multipart/form-data; boundary=xyz")
            }
        }
    }
}
