import Testing

/// One test after another: each declares a topology of its own, and a broker that makes a dozen at once is slow.
@Suite("Dispatch", .serialized, .timeLimit(.minutes(10)))
enum DispatchTests {}
