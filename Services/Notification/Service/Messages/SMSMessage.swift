/// A text message as it goes out.
package struct SMSMessage: Hashable, Sendable {
    /// The same at every attempt: whoever sends it can tell it apart.
    package let id: String
    /// Digits, with `+` before a country's code.
    package let phone: String
    package let text: String

    package init(id: String, phone: String, text: String) {
        self.id = id
        self.phone = phone
        self.text = text
    }
}
