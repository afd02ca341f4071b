#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The two system calls that make a file survive a loss of power.
enum DurableFile {
    /// Waits until the file or directory is on disk.
    static func sync(_ path: String) throws {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw failure("open", path) }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw failure("fsync", path) }
    }

    /// Moves a file over another name in one step.
    static func rename(_ source: String, to target: String) throws {
        #if canImport(Glibc)
            let outcome = Glibc.rename(source, target)
        #elseif canImport(Musl)
            let outcome = Musl.rename(source, target)
        #else
            let outcome = Darwin.rename(source, target)
        #endif
        guard outcome == 0 else { throw failure("rename", target) }
    }

    private static func failure(_ call: String, _ path: String) -> PhotoError {
        PhotoError(code: .store, message: "\(call) of \(path): \(String(cString: strerror(errno)))")
    }
}
