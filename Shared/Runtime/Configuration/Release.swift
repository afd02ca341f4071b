import Model

#if canImport(Glibc)
    import Glibc
#endif

/// What operators read as a process's version.
package enum Release {
    /// The name that was given, or the minute in which the executable was built: `2026-11-28T21:16Z`.
    /// - Throws: `ConfigurationError` as any setting.
    package static func name(_ settings: Settings) throws -> String {
        try settings.optional(.release) ?? built
    }

    /// Of the file that this process runs, also where another lies in its place by now; empty where that is not told.
    private static let built: String = {
        var status = stat()
        guard stat("/proc/self/exe", &status) == 0 else { return "" }
        let minutes = "2026-11-28T21:16".count
        return String(Timestamp(seconds: Int64(status.st_mtim.tv_sec)).description.prefix(minutes)) + "Z"
    }()
}
