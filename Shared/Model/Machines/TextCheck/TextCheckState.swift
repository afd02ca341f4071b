/// Where the check of a reporter's words stands.
package enum TextCheckState: String, Codable, CaseIterable, Hashable, Sendable {
    /// Nobody has answered yet.
    case waiting
    /// Nothing was found.
    case passed
    /// It could not be asked: words that nobody checked.
    case unchecked
    /// A person has to look.
    case held
    /// A person saw nothing wrong with it.
    case released
    /// A person keeps it from ever being published.
    case withheld
}
