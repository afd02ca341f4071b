/// Somebody's settings as they stand after a command.
package struct NoticePreferencesState: Hashable, Codable, Sendable {
    /// For the next command's `expectedVersion`.
    package let version: Int

    package init(_ preferences: NoticePreferences) { version = preferences.version }
}
