/// One of the two things a citizen wants to know apart: was it verified, was it handled; with time, words and pictures.
package struct ProgressFact: Hashable, Codable, Sendable {
    package let at: Timestamp
    package let words: Words
    /// What the officer wrote; nil where nobody wrote anything.
    package let note: String?
    package let photos: [PhotoID]
}
