/// Words that stop the form before it is sent.
package struct AlarmWords: ResponseContent {
    package static let schema = ObjectSchema(
        "AlarmWords",
        "Words that make an emergency or a crime tip of a report; the form shows whom to call before it is sent.",
        [
            .required("emergency", words, "Call 110, 119 or 120 first."),
            .required("crimeTip", words, "Call 110; passed on only with consent."),
            .required("calm", words, "Taken out of the text before looking."),
        ]
    )
    private static let words = Schema.list(of: .text(length: 1...64, form: nil), upTo: 2000)

    package let emergency: [String]
    package let crimeTip: [String]
    package let calm: [String]
}
