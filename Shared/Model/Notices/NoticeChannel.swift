/// A way to a person.
package enum NoticeChannel: String, Codable, Sendable, CaseIterable, Hashable {
    /// The inbox: everything lies there at once, and it cannot be turned off.
    case inApp
    /// A subscribe message of WeChat.
    case weChat
    /// A text message to the phone number that the person gave.
    case sms
}
