/// What the handlers of one batch do together: rows that are loaded once, changed in memory by every message that is about
/// them, and written back with one statement a table.
package protocol BatchWork: AnyObject {
    /// Writes everything back; called once, before the journal is written.
    func finish() throws
}
