/// What a pool has seen since it was made.
package struct PostgresStatistics: Sendable, Equatable {
    /// Connections that were established.
    package var connects = 0
    /// Connections that were lost, in use or idle.
    package var losses = 0
}
