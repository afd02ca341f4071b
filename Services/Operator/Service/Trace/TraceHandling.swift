/// That a consumer handled a message; microseconds since 1970.
struct TraceHandling: Sendable {
    let consumer: String
    let at: Int64
}
