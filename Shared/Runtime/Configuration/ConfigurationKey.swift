/// One documented setting of a process: its environment name, what it means and what holds when it is absent.
///
/// The configuration page is generated from these values, so a key that is read is a key that is documented.
package struct ConfigurationKey: Sendable, Hashable {
    /// What a missing value means.
    package enum Absence: Sendable, Hashable {
        /// The process refuses to start.
        case required
        /// This value is taken.
        case value(String)
        /// The feature stays off.
        case off
    }

    /// The environment variable, for example `DATABASE_HOST`.
    package let name: String
    /// One sentence for the person who sets it.
    package let summary: String
    package let absence: Absence
    /// A secret may also come from the file named by `<NAME>_FILE`, is never logged and has no default.
    package let isSecret: Bool

    package init(_ name: String, _ summary: String, absence: Absence = .required, isSecret: Bool = false) {
        self.name = name
        self.summary = summary
        self.absence = absence
        self.isSecret = isSecret
    }
}
