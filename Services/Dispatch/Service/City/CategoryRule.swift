import Model

/// What a case needs to know of its category.
struct CategoryRule: Sendable {
    /// In Chinese, as departments read it.
    let name: String
    let limits: TimeLimits
}
