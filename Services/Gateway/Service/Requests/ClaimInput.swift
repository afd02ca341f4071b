/// The citizen taps 领取.
package struct ClaimInput: RequestContent {
    package static let schema = ObjectSchema(
        "ClaimInput",
        "The citizen taps 领取.",
        [
            .required("code", .text(length: 1...128, form: nil), "From wx.login just now; it works once.")
        ]
    )

    /// From wx.login just now; it works once.
    package let code: String

    package init(_ json: JSONObject) throws {
        code = try json.string("code")
    }
}
