package import Model

/// A report: what, where, and photos or words.
package struct ReportInput: RequestContent {
    package static let schema = ObjectSchema(
        "ReportInput",
        "A report: what, where, and photos or words.",
        [
            .required("categoryCode", .text(.category), "Its category."),
            .optional(
                "text",
                .text(length: 0...1000, form: nil),
                "What is wrong; may be absent when there is a photo."
            ),
            .optional("landmark", .text(length: 0...100, form: nil), "A landmark instead of a door number."),
            .required("position", .object(PositionInput.schema), "The pin."),
            .optional(
                "photos",
                .list(of: .text(.token, upTo: 2048), upTo: 9),
                "Tokens of photos that were uploaded before."
            ),
            .optional("isAnonymous", .boolean, "Followed and answered, without cash."),
            .optional(
                "onBehalf",
                .object(RelativeInput.schema),
                "For a parent or another relative; the report, its points and its red packet are the account's."
            ),
            .optional("policeConsent", .boolean, "A crime tip may pass confidentially to the police."),
            .optional("followsReportId", .text(.uuid), "Same thing as this open report."),
            .optional("campaignCode", .text(length: 0...40, form: nil), "The code of the poster that led here."),
            .optional(
                "weChatCode",
                .text(length: 1...128, form: nil),
                "A code of `wx.login`, so that WeChat can check the words; nothing waits for it."
            ),
        ]
    )

    /// Its category.
    package let categoryCode: CategoryCode
    /// What is wrong; may be absent when there is a photo.
    package let text: String?
    /// A landmark instead of a door number.
    package let landmark: String?
    /// The pin.
    package let position: PositionInput
    /// Tokens of photos that were uploaded before.
    package let photos: [String]
    /// Followed and answered, without cash.
    package let isAnonymous: Bool?
    /// For a parent or another relative; the report, its points and its red packet are the account's.
    package let onBehalf: RelativeInput?
    /// A crime tip may pass confidentially to the police.
    package let policeConsent: Bool?
    /// Same thing as this open report.
    package let followsReportId: ReportID?
    /// The code of the poster that led here.
    package let campaignCode: String?
    /// A code of `wx.login`, so that WeChat can check the words; nothing waits for it.
    package let weChatCode: String?

    package init(_ json: JSONObject) throws {
        categoryCode = try json.value("categoryCode")
        text = try json.optionalString("text")
        landmark = try json.optionalString("landmark")
        position = try PositionInput(try json.object("position"))
        photos = try json.strings("photos")
        isAnonymous = try json.optionalBoolean("isAnonymous")
        onBehalf = try json.optionalObject("onBehalf").map { try RelativeInput($0) }
        policeConsent = try json.optionalBoolean("policeConsent")
        followsReportId = try json.optionalValue("followsReportId")
        campaignCode = try json.optionalString("campaignCode")
        weChatCode = try json.optionalString("weChatCode")
    }
}
