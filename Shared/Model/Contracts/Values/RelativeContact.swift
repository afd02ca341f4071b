/// Whom a report was made for, where somebody reports for a parent or another relative: how to call and to reach them.
///
/// It stands in the submission and in intake's row alone. No event carries it, so that no queue, no journal and no other
/// service ever has it; both parts are the reporter's to give or to leave out.
package struct RelativeContact: Codable, Hashable, Sendable {
    /// How to call them, for example 李奶奶.
    package let name: String?
    /// A phone number for questions on site: an optional `+` and 5 to 15 digits.
    package let phone: String?

    package init(name: String? = nil, phone: String? = nil) {
        self.name = name
        self.phone = phone
    }
}
