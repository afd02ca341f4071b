import HTTPTypes
import Hummingbird
import Model
import Photos

extension Gateway {
    var photoOperations: [Operation] {
        [
            Operation(
                id: "uploadPhoto",
                method: .post,
                path: "/v1/photos",
                chapter: .photos,
                summary: Words(zh: "上传照片,得到照片令牌", en: "Upload a photo and get its token"),
                access: .signedIn,
                content: .photo,
                successes: [.init(status: 201, words: PhotoAnswer.schema.summary, body: .json(PhotoAnswer.schema))],
                problems: PhotoRefusal.allCases.map { ProblemNote(Problem($0)) }
                    + [ProblemNote(400, "request.form"), .init(.unavailable)],
                budget: .uploading
            ) { call in
                let upload = try UploadedPhoto(body: call.body, contentType: call.header(.contentType) ?? "")
                return try .json(
                    try await photos.take(upload, owner: try call.signedIn().account, now: call.now),
                    status: 201
                )
            },
            photoReading("readPhoto", "/v1/photos/{photoId}", .full, zh: "查看照片", en: "Read a photo")
                .recording(.personal),
            photoReading(
                "readThumbnail",
                "/v1/photos/{photoId}/thumbnail",
                .thumbnail,
                zh: "查看缩略图",
                en: "Read a thumbnail"
            ).recording(.personal),
        ]
    }

    private func photoReading(
        _ id: String,
        _ path: PathTemplate,
        _ variant: PhotoStore.Variant,
        zh: String,
        en: String
    ) -> Operation {
        Operation(
            id: id,
            method: .get,
            path: path,
            chapter: .photos,
            summary: Words(zh: zh, en: en),
            access: .signedIn,
            parameters: [
                .query("report", .text(.uuid), "The report that the photo belongs to."),
                .query("token", .text(.token, upTo: 2048), "Instead: the token of an upload of one's own."),
            ],
            successes: [.init(status: 200, words: "The picture.", body: .media("image/jpeg"))],
            problems: [.init(.unknownPhoto), .init(.unavailable)],
            budget: .reading
        ) { call in
            let photo = try call.part("photoId", as: PhotoID.self, unknown: .unknownPhoto)
            let viewer = try call.signedIn()
            guard try await mayRead(photo, viewer, call), let bytes = try await photos.store.read(photo, variant) else {
                throw Problem.unknownPhoto
            }
            var reply = Reply.bytes(bytes, mediaType: "image/jpeg")
            // The name is the content's hash: it never changes. Private, because the right to see it is personal.
            reply.headers[.cacheControl] = "private, max-age=86400, immutable"
            return reply
        }
    }

    private func mayRead(_ photo: PhotoID, _ viewer: Viewer, _ call: Call) async throws -> Bool {
        if let text = call.text("token"),
            let token = try? PhotoToken(opening: text, key: photos.key, owner: viewer.account, now: call.now)
        {
            return token.photo.id == photo
        }
        guard let report = call.value("report", as: ReportID.self) else { return false }
        return try await reads.mayRead(photo, of: report, viewer)
    }
}
