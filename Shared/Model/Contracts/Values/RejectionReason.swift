/// Why a report is not taken in.
package enum RejectionReason: String, Codable, Sendable, CaseIterable, Hashable {
    /// More than 300 m outside the city.
    case outsideCity
    /// Neither photo nor words.
    case empty
    /// More from one sender than a person sends.
    case flood
    /// A crime tip without consent to pass it on: the page advises 110.
    case consentMissing
    /// The category is not (or no longer) offered.
    case unknownCategory
    /// The pin is not a place on Earth.
    case invalidPosition

    /// The words after 暂不能受理: .
    package var words: Words {
        switch self {
        case .outsideCity:
            Words(zh: "位置不在本市范围内,建议联系当地12345", en: "the place is outside the city; please call 12345 there")
        case .empty:
            Words(zh: "没有照片也没有文字,请补充后重新提交", en: "there is neither a photo nor words; please add some and send again")
        case .flood: Words(zh: "提交过于频繁,请稍后再试", en: "too many reports in a short time; please try again later")
        case .consentMissing: Words(zh: "违法犯罪线索请直接拨打110", en: "please call 110 directly with a crime tip")
        case .unknownCategory: Words(zh: "没有这个类别,请重新选择", en: "there is no such category; please choose again")
        case .invalidPosition: Words(zh: "位置坐标有误,请重新定位", en: "the position is not valid; please locate again")
        }
    }

    /// The channel to turn to instead; nil where sending again is the way.
    package var channel: String? {
        switch self {
        case .outsideCity: "12345"
        case .consentMissing: "110"
        case .empty, .flood, .unknownCategory, .invalidPosition: nil
        }
    }
}
