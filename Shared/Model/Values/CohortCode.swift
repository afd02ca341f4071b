/// People who joined together, by a code as a campaign's: a school, a company, riders, a community.
package struct CohortCode: Code {
    package let rawValue: String

    package init?(rawValue: String) {
        guard rawValue.isPosterCode else { return nil }
        self.rawValue = rawValue
    }
}
