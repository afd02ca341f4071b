/// What can happen to a request for a reporter's contact.
package enum UnmaskingTrigger: String, CaseIterable, Hashable, Sendable {
    case approve, refuse, withdraw, read
}
