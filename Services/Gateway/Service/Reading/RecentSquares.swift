import Model

/// The squares of the public map, read at most twice a minute however many people look: who comes later than that gets the
/// last ones at once while they are read again.
actor RecentSquares {
    /// For how long what was read counts, here and with whoever asked.
    static let lifeSeconds = 30
    private static let life = Duration.seconds(lifeSeconds)

    private var last: (index: SquareIndex, at: Timestamp)?
    private var reading: Task<SquareIndex, any Error>?

    func squares(now: Timestamp, read: @escaping @Sendable () async throws -> SquareIndex) async throws -> SquareIndex {
        if let last {
            if now < last.at || now >= last.at + Self.life { _ = again(now, read) }
            return last.index
        }
        return try await again(now, read).value
    }

    private func again(_ now: Timestamp, _ read: @escaping @Sendable () async throws -> SquareIndex) -> Task<
        SquareIndex, any Error
    > {
        if let reading { return reading }
        let task = Task {
            defer { reading = nil }
            let index = try await read()
            last = (index, now)
            return index
        }
        reading = task
        return task
    }
}
