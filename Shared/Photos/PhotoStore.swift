import Dispatch
package import Model

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// A directory of pictures, each under the hash of its own bytes: `ab/cd/<sha256>.jpg` and its thumbnail beside it.
///
/// A file appears under its name only complete and on disk, so several processes may share the directory.
package struct PhotoStore: Sendable {
    /// Which of the two files of a picture.
    package enum Variant: String, Sendable {
        case full = "jpg"
        case thumbnail = "thumbnail.jpg"
    }

    private let root: String
    // File operations block; they have threads of their own and never the cooperative pool's.
    private let queue = DispatchQueue(label: "photos.store", attributes: .concurrent)

    /// - Throws: `PhotoError` when the directory cannot be made or written.
    package init(directory: String) throws {
        root = directory
        do {
            try FileManager.default.createDirectory(
                atPath: directory + "/incoming",
                withIntermediateDirectories: true
            )
        } catch {
            throw PhotoError(code: .store, message: "the photo directory \(directory) cannot be used", cause: error)
        }
    }

    /// The bytes of a kept picture, or nothing when there is none of that name.
    package func read(_ photo: PhotoID, _ variant: Variant) async throws -> [UInt8]? {
        let path = path(of: photo, variant)
        return try await blocking {
            do {
                return [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
            } catch {
                guard FileManager.default.fileExists(atPath: path) else { return nil }
                throw PhotoError(code: .store, message: "a picture cannot be read", cause: error)
            }
        }
    }

    /// A fresh directory for the steps of one upload, removed when `body` ends.
    func withScratch<Result: Sendable>(_ body: @Sendable (String) async throws -> Result) async throws -> Result {
        let directory = root + "/incoming/" + UUID().uuidString
        try await blocking {
            try Self.wrapping {
                try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
            }
        }
        do {
            let result = try await body(directory)
            await discard(directory)
            return result
        } catch {
            await discard(directory)
            throw error
        }
    }

    func write(_ bytes: [UInt8], to path: String) async throws {
        try await blocking { try Self.wrapping { try Data(bytes).write(to: URL(fileURLWithPath: path)) } }
    }

    func read(path: String) async throws -> [UInt8] {
        try await blocking { try Self.wrapping { [UInt8](try Data(contentsOf: URL(fileURLWithPath: path))) } }
    }

    /// Puts both finished files under the picture's name: synced, renamed, and the directory synced too.
    func keep(_ photo: PhotoID, full: String, thumbnail: String) async throws {
        let folder = folder(of: photo)
        let targets = [(thumbnail, path(of: photo, .thumbnail)), (full, path(of: photo, .full))]
        try await blocking {
            try Self.wrapping {
                try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
                for (source, target) in targets {
                    try DurableFile.sync(source)
                    try DurableFile.rename(source, to: target)
                }
                try DurableFile.sync(folder)
            }
        }
    }

    /// Removes both files of a picture; what is not there is no error.
    /// - Returns: false, and nothing is done, when it was kept (again) at that moment or later: somebody may be about to use it.
    package func remove(_ photo: PhotoID, keptBefore moment: Timestamp) async throws -> Bool {
        let files = [path(of: photo, .full), path(of: photo, .thumbnail)]
        return try await blocking {
            try Self.wrapping {
                let manager = FileManager.default
                for file in files where manager.fileExists(atPath: file) {
                    let kept = try manager.attributesOfItem(atPath: file)[.modificationDate] as? Date
                    let seconds = (kept ?? .distantPast).timeIntervalSince1970
                    guard seconds * 1_000_000 < Double(moment.microseconds) else { return false }
                }
                for file in files where manager.fileExists(atPath: file) { try manager.removeItem(atPath: file) }
                return true
            }
        }
    }

    private func folder(of photo: PhotoID) -> String {
        let name = photo.rawValue
        return "\(root)/\(name.prefix(2))/\(name.dropFirst(2).prefix(2))"
    }

    private func path(of photo: PhotoID, _ variant: Variant) -> String {
        "\(folder(of: photo))/\(photo.rawValue).\(variant.rawValue)"
    }

    private func discard(_ directory: String) async {
        // What stays behind after a failure here is swept with the unused pictures.
        try? await blocking { try FileManager.default.removeItem(atPath: directory) }
    }

    private static func wrapping<Result>(_ body: () throws -> Result) throws -> Result {
        do {
            return try body()
        } catch let error as PhotoError {
            throw error
        } catch {
            throw PhotoError(code: .store, message: "the photo directory failed", cause: error)
        }
    }

    private func blocking<Result: Sendable>(_ body: @escaping @Sendable () throws -> Result) async throws -> Result {
        try await withCheckedThrowingContinuation { continuation in
            queue.async { continuation.resume(with: Swift.Result(catching: body)) }
        }
    }
}
